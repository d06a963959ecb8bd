import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violations } from "../axe.ts";
import { startBrowser, visit } from "../browser.ts";
import { contract } from "../contract.ts";
import { buildTestSite, neutralSite, textOf, writeToFolder } from "./site.ts";

/** A brand whose colour no text could be read in on white. */
const brand = {
  name: "Yellow Payouts",
  accent: "#ffe14d",
  logo: "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='96' height='24'/%3E",
};
const { info } = contract;
const document = {
  ...contract,
  info: {
    ...info,
    title: brand.name,
    "x-brand": "Yellow",
    "x-accent-color": brand.accent,
    "x-logo": { url: brand.logo, altText: brand.name },
  },
};
/** A brand has these documents, and no others. */
const audienceFiles = Object.keys(contract["x-audiences"] ?? {}).map((name) => `openapi.${name}.yaml`);
const downloads = new Map(["openapi.yaml", ...audienceFiles].map((name) => [name, ""]));
const files = await buildTestSite({ document, brands: [], downloads });
const site = writeToFolder(files);
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  site.remove();
});

test("a brand's name, colour and logo are those of its overlay", async () => {
  expect(textOf(files, "assets/brand.css")).toContain(brand.accent);
  await visit(browser, `${pathToFileURL(site.folder)}/index.html`, async (page) => {
    expect(await page.title()).toBe(brand.name);
    expect(await page.getByRole("img", { name: brand.name }).first().getAttribute("src")).toBe(brand.logo);
  });
});

test.each(["light", "dark"] as const)(
  "whatever the colour, what is written in it can be read: %s",
  async (colorScheme) => {
    const address = `${pathToFileURL(site.folder)}/guides/flow.html`;
    await visit(browser, address, async (page) => expect(await violations(page)).toEqual([]), { colorScheme });
  },
);

test("the neutral site invents neither a logo nor a brand", () => {
  expect(textOf(neutralSite, "index.html")).not.toContain("<img");
  expect(textOf(neutralSite, "index.html")).toContain(`<title>${info.title}</title>`);
});

test("a site leads to the brands' sites where they stand beside it, and else says how to get them", async () => {
  expect(textOf(neutralSite, "downloads.html")).toContain("npm start -- --brand brand");
  const beside = await buildTestSite({
    brands: [{ name: "brand", title: "A brand", href: "brands/brand/index.html" }],
  });
  expect(textOf(beside, "downloads.html")).toContain('<a href="brands/brand/index.html">A brand</a>');
});

test("a brand's downloads advise no file that the brand does not offer", () => {
  const text = textOf(files, "downloads.md");
  const named = [...text.matchAll(/^\|.*$/gm)].flatMap(([row]) => [...row.matchAll(/`(openapi[^`]*[.]yaml)`(?! of)/g)]);
  expect(new Set(named.map(([, name]) => name))).toEqual(new Set(["openapi.yaml", ...audienceFiles]));
  for (const word of ["schemas/", "Arazzo", "Postman"]) expect(text.split("## Files")[0]).not.toContain(word);
});
