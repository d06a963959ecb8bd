import { expect, test } from "vitest";
import { buildSite } from "../../scripts/docs/build-site.ts";
import { serveDocs } from "../../scripts/docs/docs-server.ts";
import { readModel } from "../../scripts/openapi/model.ts";
import { startBrowser, visit } from "../browser.ts";
import { readMuseum } from "../museum.ts";
import { plain, textOf, textsOf, writeToFolder } from "./site.ts";

const museum = await readMuseum();
const files = await buildSite({ document: museum, downloads: new Map() });
const all = readModel(museum).operations.map(({ operation }) => operation);

test("the home page and the menu lead to every operation, and nothing leads to a page that is not there", () => {
  for (const { operationId } of all) expect(textOf(files, "index.html")).toContain(`operations/${operationId}.html`);
  for (const [name, html] of textsOf(files, ".html")) {
    const base = new URL(name, "https://docs.example/");
    const missing = [...html.matchAll(/ (?:href|src)="([^"#]+)[^"]*"/g)]
      .map(([, href = ""]) => new URL(href, base))
      .filter(({ host, pathname }) => host === base.host && !files.has(pathname.slice(1) || "index.html"));
    expect([name, missing.map(String)]).toEqual([name, []]);
  }
});

test.each(all.map(({ operationId }) => [operationId]))(
  "the page of %s names no audience, no client and no payout",
  (id) => {
    const page = textOf(files, `operations/${id}.html`);
    expect(plain(page)).not.toMatch(/payout|undefined| API<|create\w+Client\(/i);
    expect(page).toContain('data-language="curl"');
    expect(page).not.toContain('data-language="typescript" aria-pressed');
  },
);

test("an operation that needs no login says so, and others what the document asks of all", () => {
  for (const { operationId, security } of all) {
    const text = plain(textOf(files, `operations/${operationId}.html`));
    expect([operationId, text.includes("No authentication")]).toEqual([operationId, security?.length === 0]);
    expect([operationId, text.includes("HTTP Basic")]).toEqual([operationId, security === undefined]);
  }
});

test("the site is served, and a browser has nothing to complain of, Redoc included", async () => {
  const { folder, remove } = writeToFolder(files);
  const docs = await serveDocs({ folder, port: 0, host: "127.0.0.1", flag: "--docs-port" });
  const browser = await startBrowser();
  try {
    for (const [path, heading] of [
      [`operations/${all[0]?.operationId}.html`, all[0]?.summary],
      ["reference.html", museum.info.title],
    ]) {
      const { complaints } = await visit(browser, `${docs.url}/${path}`, async (page) => {
        await page
          .getByRole("heading", { name: heading ?? "" })
          .first()
          .waitFor({ timeout: 60_000 });
      });
      expect([path, complaints]).toEqual([path, []]);
    }
  } finally {
    await browser.close();
    await docs.close();
    remove();
  }
}, 120_000);
