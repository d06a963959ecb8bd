import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { operationPages } from "../../scripts/docs/model/operation-page.ts";
import { visit } from "../browser.ts";
import { contract, model } from "../contract.ts";
import { neutralSite, serveNeutralSite, textOf } from "./site.ts";

const docs = serveNeutralSite();
/** Where Redoc shows an operation. */
const referenceHrefs = new Map(operationPages(model).map(({ id, referenceHref }) => [id, referenceHref]));

test.each(model.all.map(({ operation }) => [operation.operationId, operation] as const))(
  "%s: Redoc leads to its page",
  async (id) => {
    const name = `operations/${id}.html`;
    const { complaints } = await visit(docs.browser, `${docs.url}/${referenceHrefs.get(id)}`, async (page) => {
      await page.locator(`a[href="${name}"]`).first().click();
      await page.waitForURL(`**/${name}`);
    });
    expect(complaints).toEqual([]);
  },
  30_000,
);

/** Opens Redoc where it shows an operation, and waits until it does. */
async function showOperation(page: Page, id: string): Promise<Locator> {
  const section = referenceHrefs.get(id)?.split("#")[1];
  await page.goto(`${docs.url}/reference.html#${section}`);
  const operation = page.locator(`[data-section-id="${section}"]`).first();
  await operation.locator("[data-response-codes-tablist]").first().waitFor();
  return operation;
}

test("every known value is in Redoc where it is on a static page", async () => {
  for (const [, schema] of Object.entries(contract.components.schemas)) {
    const values = (schema["x-extensible-enum"] ?? []) as string[];
    if (values.length === 0) continue;
    const holder = model.operations.find(({ operation }) =>
      textOf(neutralSite, `operations/${operation.operationId}.html`).includes(`<code>${values[0]}</code>`),
    );
    const id = holder?.operation.operationId ?? "";
    const look = async (page: Page) => {
      const operation = await showOperation(page, id);
      for (const value of values)
        await operation.getByText(value, { exact: true }).first().waitFor({ state: "attached" });
    };
    // Redoc renders what is in view, so that everything has to be.
    await visit(docs.browser, `${docs.url}/index.html`, look, { viewport: { width: 1440, height: 20_000 } });
  }
});

test.each(model.operations.map(({ operation }) => [operation.operationId, operation] as const))(
  "%s: each of Redoc's tabs bears the badge of its outcome",
  async (id, { responses }) => {
    await visit(docs.browser, `${docs.url}/index.html`, async (page) => {
      const operation = await showOperation(page, id);
      for (const [status, node] of Object.entries(responses)) {
        const outcome = node["x-outcome"];
        const tab = operation.getByRole("tab", { name: status }).first();
        await operation.locator(`[role=tab][data-outcome="${outcome}"]`).first().waitFor({ state: "attached" });
        expect([status, await tab.getAttribute("data-outcome")]).toEqual([status, outcome]);
      }
    });
  },
);
