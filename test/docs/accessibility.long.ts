import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { operationPages } from "../../scripts/docs/model/operation-page.ts";
import { brokenRules, violations } from "../axe.ts";
import { startBrowser, visit } from "../browser.ts";
import { model } from "../contract.ts";
import { differentPages, neutralSite, writeToFolder } from "./site.ts";

const site = writeToFolder(neutralSite);
const address = (name: string) => `${pathToFileURL(site.folder)}/${name}`;
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  site.remove();
});

const views = differentPages.flatMap((name) => [[name, "light", 1440] as const, [name, "dark", 390] as const]);

test.each(views)("axe finds nothing on %s, %s, %i wide", async (name, colorScheme, width) => {
  const look = async (page: Page) => expect(await violations(page)).toEqual([]);
  await visit(browser, address(name), look, { colorScheme, viewport: { width, height: 900 } });
});

test("axe finds nothing in the search and in the menu of a phone", async () => {
  const options = { viewport: { width: 390, height: 800 } };
  await visit(
    browser,
    address("index.html"),
    async (page) => {
      await page.getByRole("button", { name: "Menu" }).click();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.keyboard.press("/");
      await page.keyboard.type("status");
      await page.getByRole("dialog").getByRole("link").first().waitFor();
      expect(await violations(page)).toEqual([]);
    },
    options,
  );
});

test("axe finds nothing in our part of the reference", async () => {
  await visit(browser, address("reference.html"), async (page) => {
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    expect(await violations(page, "#redoc")).toEqual([]);
  });
});

test.each(["light", "dark"] as const)(
  "the room's README lists what axe finds in Redoc's own part: %s",
  async (colorScheme) => {
    const text = readFileSync(`${root}scripts/docs/README.md`, "utf8");
    const [, list = ""] = /axe finds in Redoc's own part[^:]*:\s([^.]*)\./.exec(text) ?? [];
    const listed = [...list.matchAll(/`([a-z-]+)`/g)].map(([, rule]) => rule);
    const [operation] = operationPages(model);
    const look = async (page: Page) => {
      await page.locator("[data-response-codes-tablist]").first().waitFor();
      expect(await brokenRules(page, "#redoc")).toEqual(listed);
    };
    await visit(browser, `${pathToFileURL(site.folder)}/${operation?.referenceHref}`, look, { colorScheme });
  },
);
