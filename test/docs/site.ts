import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { generatedFolder, root } from "../../scripts/cli/repository.ts";
import { buildSite, type SiteFiles, type SiteSource } from "../../scripts/docs/build-site.ts";
import { type DocsServer, serveDocs } from "../../scripts/docs/docs-server.ts";
import { contractChangelog } from "../../scripts/docs/site/contract-changelog.ts";
import type { MediaType, Schema } from "../../scripts/openapi/document.ts";
import type { PlacedOperation } from "../../scripts/openapi/model.ts";
import { startBrowser, visit } from "../browser.ts";
import { contract, readGenerated } from "../contract.ts";

/** The neutral site, built once for all files of tests. */
export const neutralSite: SiteFiles = await buildTestSite();

/** Builds the neutral site in memory, or one that differs from it. */
export function buildTestSite(source: Partial<SiteSource> = {}): Promise<SiteFiles> {
  const names = globSync(["openapi*", "{collections,workflows,schemas}/*"], {
    cwd: `${root}${generatedFolder}`,
  }).sort();
  const downloads = new Map(names.map((name) => [name, readFileSync(`${root}${generatedFolder}/${name}`, "utf8")]));
  return buildSite({
    document: contract,
    mockAdmin: readGenerated("mock-admin.json"),
    client: readDeclarations(),
    guides: `${root}spec/guides`,
    changelog: contractChangelog(readFileSync(`${root}CHANGELOG.md`, "utf8"), contract.info.version),
    downloads,
    brands: [{ name: "brand" }],
    ...source,
  });
}

/** The declarations of the client, by their names below its folder. */
export function readDeclarations(): Map<string, string> {
  const cwd = `${root}${generatedFolder}/client`;
  return new Map(globSync("**/*.d.ts", { cwd }).map((name) => [name, readFileSync(`${cwd}/${name}`, "utf8")]));
}

/** The pages of a site as text: those whose names end so. */
export function textsOf(files: SiteFiles, ending: string): [name: string, text: string][] {
  return [...files].flatMap(([name, content]) =>
    name.endsWith(ending) && typeof content === "string" ? [[name, content]] : [],
  );
}

/** The text of one file. */
export function textOf(files: SiteFiles, name: string): string {
  const content = files.get(name);
  if (typeof content !== "string") throw new Error(`no ${name}`);
  return content;
}

/** What a browser shows of a piece of HTML, as text. */
export function plain(html: string): string {
  const names: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return html
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/&([a-z]+);/g, (whole, name) => names[name] ?? whole);
}

/** Writes a site to a folder of its own. */
export function writeToFolder(files: SiteFiles): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "payouts-contract-docs-"));
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** The neutral site as a server shows it, and what it is looked at with. */
export interface ServedSite {
  folder: string;
  /** The server's address, without a slash at the end. */
  url: string;
  browser: Browser;
}

/** Serves the neutral site while the tests of a file run. Only they find address and browser there. */
export function serveNeutralSite(): ServedSite {
  const site = writeToFolder(neutralSite);
  const served = { folder: site.folder } as ServedSite;
  let docs: DocsServer;
  beforeAll(async () => {
    docs = await serveDocs({ folder: site.folder, port: 0, host: "127.0.0.1", flag: "--docs-port" });
    served.url = docs.url;
    served.browser = await startBrowser();
  });
  afterAll(async () => {
    await served.browser?.close();
    await docs?.close();
    site.remove();
  });
  return served;
}

/** The names of all members that the bodies and parameters of an operation have, however deep, each once. */
export function memberNames({ operation, parameters }: PlacedOperation): string[] {
  const bodies: { content?: Record<string, MediaType> }[] = [
    ...(operation.requestBody ? [operation.requestBody] : []),
    ...Object.values(operation.responses),
  ];
  const media = bodies.flatMap(({ content = {} }) => Object.values(content));
  const names = new Set(parameters.map(({ name }) => name));
  for (const { schema } of media) if (schema) collect(schema, names, new Set());
  return [...names].sort();
}

function collect(schema: Schema, names: Set<string>, seen: Set<Schema>): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  const { properties = {}, additionalProperties, items, oneOf = [], allOf = [], anyOf = [] } = schema;
  for (const [name, property] of Object.entries(properties)) {
    names.add(name);
    collect(property, names, seen);
  }
  const inner = [...oneOf, ...allOf, ...anyOf, ...(items ? [items] : [])];
  if (typeof additionalProperties === "object") inner.push(additionalProperties);
  for (const part of inner) collect(part, names, seen);
}

/** A page of each kind, the shortest of its folder: the others differ in data alone. */
const kinds = [...Map.groupBy(textsOf(neutralSite, ".html"), ([name]) => name.split("/").slice(0, -1)[0] ?? name)]
  .map(([, pages]) => pages.sort(([, one], [, other]) => one.length - other.length)[0]?.[0] ?? "")
  // Redoc's own part is looked at below.
  .filter((name) => name !== "reference.html");
/** Guides with parts that no other page has. */
const special = [
  "mock-admin.html",
  "guides/errors.html",
  "guides/flow.html",
  "guides/callbacks.html",
  "toolkit/mock.html",
];

/** What has to be looked at to have seen everything once. */
export const differentPages = [...kinds, ...special];

/** Looks at a page on screens of every size: it scrolls sideways on none, asks no other origin, and breaks no policy. */
export async function fitsAndKeepsToPolicy(docs: { browser: Browser; url: string }, name: string): Promise<void> {
  const { requests, complaints } = await visit(docs.browser, `${docs.url}/${name}`, async (page) => {
    for (const width of [320, 390, 768, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      expect([name, width, over]).toEqual([name, width, 0]);
    }
    for (const width of [390, 834, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      expect([name, width, await page.evaluate(textsCoveredWhileScrolling)]).toEqual([name, width, []]);
      if (width > 390) expect([name, width, await page.evaluate(namesSplitInTables)]).toEqual([name, width, []]);
    }
  });
  expect([name, complaints]).toEqual([name, []]);
  expect(requests.filter((url) => !url.startsWith(`${docs.url}/`) && !/^(data|blob):/.test(url))).toEqual([]);
}

/** The statuses and other names in tables that are on more than one line. */
const namesSplitInTables = `[...document.querySelectorAll("td code")]
  .filter((code) => /^\\w+$/.test(code.textContent) && code.getClientRects().length > 1)
  .map((code) => code.textContent)`;

/**
 * Scrolls a page from its beginning to its end, and names each text of which the middle of the first line lies under something else.
 * What scrolled out of a box of its own, and what is below the head of the page, is rightly not seen.
 */
const textsCoveredWhileScrolling = `(() => {
  scrollTo(0, 0);
  const kinds = new Map();
  const kindOf = (element) => {
    const { overflow, position } = getComputedStyle(element);
    const kind = { clips: overflow !== "visible", sticks: position === "sticky" };
    kinds.set(element, kind);
    return kind;
  };
  const texts = [];
  const main = document.querySelector("main");
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const owner = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !owner.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const boxes = [];
    let sticks = false;
    for (let box = owner; box !== main; box = box.parentElement) {
      const kind = kinds.get(box) ?? kindOf(box);
      if (kind.clips) boxes.push(box);
      sticks ||= kind.sticks;
    }
    const text = walker.currentNode.data.trim().slice(0, 40);
    texts.push({ owner, range, boxes, sticks, text, top: range.getBoundingClientRect().top });
  }
  const head = document.querySelector(".top").getBoundingClientRect().bottom;
  const screen = { top: head, bottom: innerHeight, left: 0, right: innerWidth };
  const covered = new Set();
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
    scrollTo(0, y);
    for (const { owner, range, boxes, sticks, text, top } of texts) {
      // What doesn't stick is where it was, but for what was laid out since.
      if (!sticks && Math.abs(top - y) > 3 * innerHeight) continue;
      const [line] = range.getClientRects();
      if (!line) continue;
      const [x, middle] = [line.left + line.width / 2, line.top + line.height / 2];
      const isIn = ({ top, bottom, left, right }) => middle > top && middle < bottom && x > left && x < right;
      if (!isIn(screen) || !boxes.every((box) => isIn(box.getBoundingClientRect()))) continue;
      const seen = document.elementFromPoint(x, middle);
      if (seen && !seen.closest(".copy") && !seen.contains(owner) && !owner.contains(seen)) {
        covered.add(text + " under " + seen.textContent.trim().slice(0, 40));
      }
    }
  }
  return [...covered];
})()`;
