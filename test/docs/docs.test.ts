import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveArtifacts } from "../../scripts/build/artifacts.ts";
import { type RunningServer, serveDocs } from "../../scripts/docs/serve-docs.ts";
import type { Response } from "../../scripts/openapi/document.ts";
import { contract } from "../../scripts/openapi/generated.ts";
import { operations } from "../../scripts/openapi/operations.ts";
import { resolve } from "../../scripts/openapi/resolve.ts";
import { startBrowser } from "../browser.ts";

let browser: Browser;
let docs: RunningServer;
const folder = mkdtempSync(join(tmpdir(), "payouts-contract-docs-"));

beforeAll(async () => {
  writeFileSync(join(folder, "index.html"), (await deriveArtifacts()).get("docs/index.html") ?? "");
  docs = await serveDocs({ folder, port: 0, host: "127.0.0.1", flag: "--docs-port" });
  browser = await startBrowser();
}, 30_000);

afterAll(async () => {
  await browser?.close();
  await docs?.close();
  rmSync(folder, { recursive: true });
});

/** Opens a part of the page in a tab of its own, notes what the tab asks for and complains of, and closes it. */
async function visit(
  part: string,
  look: (page: Page) => Promise<void>,
): Promise<{ requests: string[]; complaints: string[] }> {
  const requests: string[] = [];
  const complaints: string[] = [];
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${docs.url}/${part}`);
  await look(page);
  await page.waitForLoadState("networkidle");
  await page.close();
  return { requests, complaints };
}

test("the page introduces the API, and asks no other host for anything", async () => {
  const { requests, complaints } = await visit("", async (page) => {
    await page.getByRole("heading", { name: "Payouts API" }).first().waitFor();
    await page.getByText("A payout made twice is worse than one that failed.").waitFor();
    for (const { name } of contract.tags) await page.getByRole("link", { name }).first().waitFor();
  });
  expect(requests.map((url) => new URL(url).href)).toContain(`${docs.url}/`);
  expect(requests.filter((url) => !url.startsWith(docs.url) && !url.startsWith("data:"))).toEqual([]);
  expect(complaints).toEqual([]);
}, 20_000);

test.each(operations(contract).map(({ operation }) => [operation.operationId, operation] as const))(
  "%s is on the page, with what a status 500 means for the money, and nothing is asked of another host",
  async (operationId, { summary, tags, responses }) => {
    const { description } = resolve<Response>(contract, responses["500"] ?? { $ref: "missing" });
    const lastSentence = description.replaceAll("`", "").split(". ").at(-1)?.trim() ?? "";
    const { requests, complaints } = await visit(`#/${tags[0]}/${operationId}`.toLowerCase(), async (page) => {
      // The page may show the operations beside it, too: look in the smallest part with its heading and its statuses.
      const status = page.getByText("500", { exact: true });
      const heading = page.getByRole("heading", { name: summary });
      const operation = page.locator("div, section").filter({ has: heading }).filter({ has: status }).last();
      await operation.getByText("500", { exact: true }).first().click();
      await operation.getByText(lastSentence).first().waitFor();
    });
    expect(requests.filter((url) => !url.startsWith(docs.url) && !url.startsWith("data:"))).toEqual([]);
    expect(complaints).toEqual([]);
  },
  20_000,
);
