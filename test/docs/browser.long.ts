import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { visit } from "../browser.ts";
import { differentPages, fitsAndKeepsToPolicy, neutralSite, serveNeutralSite, textOf, textsOf } from "./site.ts";

const files = neutralSite;
const pages = textsOf(files, ".html").map(([name]) => name);
const operationPage = pages.find((name) => name.startsWith("operations/create")) ?? "";
const creationPage = "operations/createPayoutInvoice.html";
const docs = serveNeutralSite();

test("a strict policy is served, and stands in each page for those who open it from a file", async () => {
  for (const [name, html] of textsOf(files, ".html")) {
    const header = (await fetch(`${docs.url}/${name}`)).headers.get("content-security-policy");
    expect(header).toContain("default-src 'none'");
    expect(header).not.toContain("unsafe-inline");
    expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="${header?.replaceAll("'", "&#39;")}"`);
  }
});

test.each(differentPages)("%s asks no other origin, keeps to its policy, and fits on any screen", (name) =>
  fitsAndKeepsToPolicy(docs, name),
);

test.each(["index.html", operationPage, "reference.html"])("%s works from a file", async (name) => {
  const { requests, complaints } = await visit(docs.browser, `${pathToFileURL(docs.folder)}/${name}`, async (page) => {
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForLoadState("networkidle");
  });
  expect(complaints).toEqual([]);
  expect(requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
});

test("everything is read without scripts: samples in every language, and the menu", async () => {
  const options = { javaScriptEnabled: false, viewport: { width: 390, height: 800 } };
  await visit(
    docs.browser,
    `${docs.url}/${operationPage}`,
    async (page) => {
      for (const part of await page.locator(".sample, .fold .member, .fold pre").all()) {
        expect(await part.isVisible()).toBe(true);
      }
      await page.getByRole("button", { name: "Menu" }).click();
      await page.getByRole("navigation").getByRole("link", { name: "Testing" }).click();
      await page.getByRole("heading", { level: 1, name: "Testing" }).waitFor();
    },
    options,
  );
});

test.each([390, 1440])("a permalink leads to its place, however far down a page: %i wide", async (width) => {
  const anchors = [...textOf(files, operationPage).matchAll(/<li class="member" id="([^"]+)"/g)].map(
    ([, id]) => id ?? "",
  );
  for (const anchor of [anchors[0], anchors[Math.floor(anchors.length / 2)], anchors.at(-1)]) {
    const look = async (page: Page) => {
      await page.waitForLoadState();
      const { y = -1 } = (await page.locator(`[id="${anchor}"]`).boundingBox()) ?? {};
      expect([anchor, y > 0 && y < 800]).toEqual([anchor, true]);
    };
    await visit(docs.browser, `${docs.url}/${operationPage}#${anchor}`, look, { viewport: { width, height: 800 } });
  }
});

test("what is folded opens for those who are led to it, and on paper", async () => {
  await visit(docs.browser, `${docs.url}/${creationPage}#response-409.errors`, async (page) => {
    const place = (status: number) => page.locator(`[id="response-${status}.errors"]`);
    await place(409).waitFor();
    expect(await place(400).isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await place(400).isVisible()).toBe(true);
  });
});

test.each([390, 1440])("nothing jumps while a page is laid out and read: %i wide", async (width) => {
  for (const name of ["index.html", creationPage, "guides/errors.html"]) {
    const context = await docs.browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(`globalThis.jumps = [];
      new PerformanceObserver((list) => jumps.push(...list.getEntries().map(({ value }) => value)))
        .observe({ type: "layout-shift", buffered: true });`);
    await page.goto(`${docs.url}/${name}`);
    await page.evaluate("document.fonts.ready.then(() => undefined)");
    for (let screen = 0; screen < 8; screen++) {
      await page.mouse.wheel(0, 900);
      await page.evaluate("new Promise(requestAnimationFrame)");
    }
    expect([name, await page.evaluate("jumps")]).toEqual([name, []]);
    await context.close();
  }
});

test("the page of the creation is short enough to be looked over", async () => {
  const look = async (page: Page) => {
    expect(await page.evaluate("document.documentElement.scrollHeight")).toBeLessThanOrEqual(6000);
  };
  await visit(docs.browser, `${docs.url}/${creationPage}`, look, { viewport: { width: 1440, height: 900 } });
});

test("a host and keys that the reader gives are in all samples, on all pages, until they are forgotten", async () => {
  const { requests } = await visit(docs.browser, `${docs.url}/guides/authentication.html`, async (page) => {
    const shown = () => page.locator("pre:visible").first().textContent();
    await page.getByLabel("Host").fill("https://pay.test/");
    await page.getByLabel("Account ID").fill("coma_1");
    await page.getByLabel("API key").fill("key-of-mine");
    await page.getByRole("button", { name: "Fill in" }).click();
    await page.getByText("All samples have these values.").waitFor();
    for (const name of ["guides/authentication.html", creationPage]) {
      await page.goto(`${docs.url}/${name}`);
      expect(await shown()).toContain("https://pay.test/api/");
      expect(await shown()).toContain("coma_1:key-of-mine");
    }
    await page.goto(`${docs.url}/guides/authentication.html`);
    await page.getByRole("button", { name: "Forget" }).click();
    expect(await shown()).toContain("ACCOUNT_ID:API_KEY");
    expect(await page.evaluate("JSON.stringify(localStorage)")).not.toContain("key-of-mine");
  });
  expect(requests.filter((url) => !url.startsWith(docs.url) || url.includes("key-of-mine"))).toEqual([]);
});

test("a theme and a language that were chosen stay on the next page", async () => {
  await visit(docs.browser, `${docs.url}/${operationPage}`, async (page) => {
    const paper = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const light = await paper();
    await page.getByRole("button", { name: "Dark or light" }).click();
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.getByRole("button", { name: "Python" }).click();
    await page.getByText("import urllib.request").waitFor();
    await page.goto(`${docs.url}/operations/getPayoutInvoice.html`);
    await page.getByText("import urllib.request").waitFor();
    expect(await page.locator(".sample:visible").count()).toBe(1);
    expect(await paper()).toBe(dark);
    await page.goto(`${docs.url}/reference.html`);
    await page.locator("html.dark").waitFor();
    expect(await paper()).toBe(dark);
  });
});

test("code is copied as it stands", async () => {
  const options = { permissions: ["clipboard-read", "clipboard-write"] };
  await visit(
    docs.browser,
    `${docs.url}/index.html`,
    async (page) => {
      await page.getByRole("button", { name: "Copy" }).first().click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      const code = await page.locator("pre").first().textContent();
      expect(await page.evaluate("navigator.clipboard.readText()")).toBe(code?.trimEnd());
    },
    options,
  );
});

test("the keyboard alone opens the search, leaves it, finds a page and opens it", async () => {
  await visit(docs.browser, `${docs.url}/index.html`, async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type("nothing");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.keyboard.press("/");
    await page.keyboard.type("idempotency");
    await page.getByRole("dialog").getByRole("link").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/guides/safe-creation.html");
  });
});

test("on paper there is neither a menu nor a button, and dark print, whatever the theme", async () => {
  const look = async (page: Page) => {
    const ink = () => page.evaluate<string>("getComputedStyle(document.body).color");
    const light = await ink();
    await page.getByRole("button", { name: "Dark or light" }).click();
    expect(await ink()).not.toBe(light);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("nav:visible, button:visible").count()).toBe(0);
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
    expect(await ink()).toBe(light);
  };
  await visit(docs.browser, `${docs.url}/${operationPage}`, look);
});

test.each(["nowhere.html", "operations/nowhere.html", "a/b/c/"])(
  "%s is not there, which a page of the site tells",
  async (name) => {
    expect((await fetch(`${docs.url}/${name}`)).status).toBe(404);
    const { complaints } = await visit(docs.browser, `${docs.url}/${name}?why`, async (page) => {
      await page.getByRole("button", { name: "Search" }).waitFor();
      await page.getByRole("link", { name: "Start here" }).click();
      await page.waitForURL(`${docs.url}/index.html`);
    });
    // Of the page itself, and of nothing that it loads.
    expect(complaints).toEqual([expect.stringContaining("404")]);
  },
);

test("the Markdown beside a page is served as Markdown", async () => {
  const response = await fetch(`${docs.url}/${operationPage.replace(/html$/, "md")}`);
  expect(response.headers.get("content-type")).toContain("text/markdown");
});
