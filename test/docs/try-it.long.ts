import { afterAll, beforeAll, expect, test } from "vitest";
import { type DocsServer, serveDocs } from "../../scripts/docs/docs-server.ts";
import { mockConnection } from "../../scripts/docs/samples/code-samples.ts";
import { startMock } from "../../scripts/mock/start-mock.ts";
import { violations } from "../axe.ts";
import { startBrowser, visit } from "../browser.ts";
import { model } from "../contract.ts";
import { buildTestSite, neutralSite, textsOf, writeToFolder } from "./site.ts";

const mock = await startMock({ stepDelay: 0 });
const site = writeToFolder(await buildTestSite({ connection: await mockConnection(model, mock.url) }));
const browser = await startBrowser();
let docs: DocsServer;
beforeAll(async () => {
  docs = await serveDocs({ folder: site.folder, mock: mock.url, port: 0, host: "127.0.0.1", flag: "--docs-port" });
});
afterAll(async () => {
  await browser.close();
  await docs.close();
  await mock.close();
  site.remove();
});

test.each(model.operations.map(({ operation }) => [operation.operationId, operation] as const))(
  "the page of %s sends its sample to the mock alone, and shows the response, which keeps nobody out and the page short",
  async (id, { responses }) => {
    const { requests, complaints } = await visit(browser, `${docs.url}/operations/${id}.html`, async (page) => {
      await page.getByRole("button", { name: "Send to the mock" }).click();
      const shown = page.locator(".try");
      await shown.locator("pre").waitFor();
      const [status = ""] = (await shown.getByRole("status").textContent())?.split(" ") ?? [];
      expect(Object.keys(responses).filter((name) => name.startsWith("2"))).toContain(status);
      expect(JSON.parse((await shown.locator("code").textContent()) ?? "")).toHaveProperty("data");
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 1440, height: 900 });
      expect(await page.evaluate("document.documentElement.scrollHeight")).toBeLessThanOrEqual(6000);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await violations(page)).toEqual([]);
    });
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(docs.url) && !url.startsWith(`${mock.url}/`))).toEqual([]);
  },
);

test("a page calls nobody but the mock, and asks the mock for no callbacks", () => {
  expect(mock.requests().filter(({ body }) => JSON.stringify(body ?? "").includes("webhook.site"))).toEqual([]);
});

test("a site without a mock offers no request, and its pages may call nobody", () => {
  for (const [, html] of textsOf(neutralSite, ".html")) {
    expect(html).not.toContain("data-request");
    expect(html).toContain("connect-src &#39;self&#39;");
    expect(html).not.toContain("connect-src &#39;self&#39; http");
  }
});
