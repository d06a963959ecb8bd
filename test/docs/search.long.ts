import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser, waitForValue } from "../browser.ts";
import { contract, model } from "../contract.ts";
import { furtherQueries, laterQueries, queries } from "./search-queries.ts";
import { buildTestSite, memberNames, neutralSite, writeToFolder } from "./site.ts";

const site = writeToFolder(neutralSite);
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  page = await browser.newPage();
  // From a file, where no index could be fetched.
  await page.goto(`${pathToFileURL(site.folder)}/index.html`);
  await page.keyboard.press("/");
  expect(await waitForValue(page, "globalThis.searchIndex && true", 30_000)).toBe(true);
});

afterAll(async () => {
  await browser?.close();
  site.remove();
});

/** What a search finds first, relative to the site. */
async function first(query: string): Promise<string> {
  await page.getByRole("searchbox").fill(query);
  const link = page.getByRole("dialog").getByRole("link").first();
  return (
    `${await link.evaluate((element) => (element as HTMLAnchorElement).href)}`.split(`${site.folder}/`).at(-1) ?? ""
  );
}

const words: [query: string, page: string][] = [
  ["quick start", "index.html"],
  ["getting started", "index.html"],
  ["authentication", "guides/authentication.html"],
  ["basic", "guides/authentication.html"],
  ["basic auth", "guides/authentication.html"],
  ["login", "guides/authentication.html"],
  ["public key", "guides/authentication.html"],
  ["api key", "guides/authentication.html"],
  ["credentials", "guides/authentication.html"],
  ["idempotency", "guides/safe-creation.html"],
  ["idempotency key", "guides/safe-creation.html"],
  ["idempotent", "guides/safe-creation.html"],
  ["retry", "guides/safe-creation.html"],
  ["retries", "guides/safe-creation.html"],
  ["double payment", "guides/safe-creation.html"],
  ["duplicate", "guides/safe-creation.html"],
  ["timeout", "guides/safe-creation.html"],
  ["sandbox", "guides/testing.html"],
  ["sandbox keys", "guides/authentication.html"],
  ["test mode", "guides/testing.html"],
  ["test service", "guides/testing.html"],
  ["mock", "toolkit/mock.html"],
  ["prism", "toolkit/mock.html"],
  ["fault injection", "toolkit/mock.html"],
  ["startMock", "toolkit/mock-in-tests.html"],
  ["docker", "toolkit/shared-mock.html"],
  ["load balancer", "toolkit/shared-mock.html"],
  ["sdk", "toolkit/client.html"],
  ["npm", "toolkit/client.html"],
  ["express", "toolkit/callback-handler.html"],
  ["breaking change", "toolkit/diff.html"],
  ["conformance", "toolkit/verify.html"],
  ["codegen", "toolkit/generators.html"],
  ["webhook", "guides/callbacks.html"],
  ["webhooks", "guides/callbacks.html"],
  ["webhook signature", "guides/callbacks.html"],
  ["hmac", "guides/callbacks.html"],
  ["notification", "guides/callbacks.html"],
  ["pagination", "guides/paging.html"],
  ["next page", "guides/paging.html"],
  ["cursor", "guides/paging.html"],
  ["lifecycle", "guides/flow.html"],
  ["state machine", "guides/flow.html"],
  ["polling", "guides/flow.html"],
  ["errors", "guides/errors.html"],
  ["status code", "guides/errors.html"],
  ["validation", "guides/errors.html"],
  ["internal server error", "errors/500.html"],
  ["conflict", "errors/409.html"],
  ["changelog", "changelog.html"],
  ["postman", "downloads.html"],
  ["openapi", "downloads.html"],
  ["llms.txt", "downloads.html"],
  ["inferred", "sources.html"],
  // As people mistype.
  ["idempotancy", "guides/safe-creation.html"],
  ["authentification", "guides/authentication.html"],
  ["pagnation", "guides/paging.html"],
];

/** A place is as good as the page that it is on. */
const pageOf = (href: string) => href.replace(/#.*/, "");

test.each(words)("%s finds %s first", async (query, want) => {
  expect(pageOf(await first(query))).toBe(want);
});

test.each([...queries, ...laterQueries, ...furtherQueries])(
  "%s finds %s first, as integrators ask",
  async (query, ...pages) => {
    expect(pages.map((name) => `${name}.html`)).toContain(pageOf(await first(query)));
  },
);

test("a result shows where it is, and its text around what was looked for", async () => {
  await page.getByRole("searchbox").fill("keeps callbacks 14 days");
  const result = page.getByRole("dialog").getByRole("link").first();
  expect(await result.textContent()).toMatch(/Callbacks.*keeps callbacks for 14 days/);
});

test("where nothing is found, it says so, and what to try", async () => {
  const sentence = page.getByText("Nothing has these words.");
  expect(await sentence.isVisible()).toBe(false);
  await page.getByRole("searchbox").fill("zzzzzz");
  await sentence.waitFor();
  await page.getByRole("searchbox").fill("zzzzzz callback");
  await page.getByRole("dialog").getByRole("link").first().waitFor();
  expect(await sentence.isVisible()).toBe(false);
});

test("a member that many operations have is found once, and what is about the tools comes later", async () => {
  await page.getByRole("searchbox").fill("writeoff");
  const titles = await page.getByRole("dialog").locator("strong").allTextContents();
  expect(titles.filter((title) => title === "writeoff")).toHaveLength(1);
  await page.getByRole("searchbox").fill("callback");
  const hrefs = await page
    .getByRole("dialog")
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => `${link}`));
  expect(hrefs.slice(0, 5).filter((href) => /mock-admin|sources/.test(href))).toEqual([]);
});

test("each status finds its page first", async () => {
  const statuses = new Set(model.operations.flatMap(({ operation }) => Object.keys(operation.responses)));
  for (const status of statuses) {
    if (/^[345]/.test(status)) expect(await first(status)).toBe(`errors/${status}.html`);
  }
});

test("each status of a payout, and each code that explains one, finds its meaning first", async () => {
  for (const [name, schema] of Object.entries(contract.components.schemas)) {
    for (const value of (schema["x-extensible-enum"] ?? []) as string[]) {
      expect(await first(value)).toBe(`values.html#${name}.${value}`);
    }
  }
});

test("each operation finds its page first, by its name and by what it does", async () => {
  for (const { operation } of model.all) {
    const href = `operations/${operation.operationId}.html`;
    expect(await first(operation.operationId)).toBe(href);
    expect(await first(operation.summary)).toBe(href);
  }
});

test("each field finds a place where it stands first", async () => {
  const names = new Set(model.all.flatMap(memberNames));
  for (const name of names) {
    const href = await first(name);
    const end = `.${name.replaceAll(/[[\]]+/g, ".").replace(/\.$/, "")}`;
    // A field may bear the name of something larger, which then comes first: `callback_url` does not, `status` does.
    expect([name, href.endsWith(end) || /^(guides|values|errors)/.test(href)]).toEqual([name, true]);
  }
});

test("words for a page that there is not fail the build, with the file and the page", async () => {
  const guides = mkdtempSync(join(tmpdir(), "payouts-contract-guides-"));
  try {
    writeFileSync(join(guides, "search.yaml"), "operations/nowhere: words\n");
    await expect(buildTestSite({ guides })).rejects.toThrow(
      "search.yaml: operations/nowhere: no such page. Name one by its address, without .html.",
    );
  } finally {
    rmSync(guides, { recursive: true });
  }
});
