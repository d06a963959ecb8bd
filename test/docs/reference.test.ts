import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningServer, serveDocs } from "../../scripts/docs/serve-docs.ts";
import { contract } from "../../scripts/openapi/generated.ts";
import { allOperations } from "../../scripts/openapi/operations.ts";
import { startBrowser } from "../browser.ts";
import { neutralSite, writeToFolder } from "./site.ts";
import { visit } from "./visit.ts";

const files = neutralSite;
const site = writeToFolder(files);
let browser: Browser;
let docs: RunningServer;

beforeAll(async () => {
  docs = await serveDocs({ folder: site.folder, port: 0, host: "127.0.0.1", flag: "--docs-port" });
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await docs?.close();
  site.remove();
});

test.each(allOperations(contract).map(({ operation }) => [operation.operationId, operation] as const))(
  "%s: its page leads to Redoc, and Redoc to its page",
  async (id) => {
    const name = `operations/${id}.html`;
    const { complaints } = await visit(browser, `${docs.url}/${name}`, async (page) => {
      await page.getByRole("link", { name: "In the reference" }).click();
      await page.locator(`a[href="${name}"]`).first().click();
      await page.waitForURL(`**/${name}`);
    });
    expect(complaints).toEqual([]);
  },
  30_000,
);
