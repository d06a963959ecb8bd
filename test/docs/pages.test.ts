import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { PayoutsError } from "../../generated/client/calls/payouts-error.js";
import { generatedFolder, root } from "../../scripts/cli/repository.ts";
import { type Advice, actionAfter, decisionsOf } from "../../scripts/docs/model/decisions.ts";
import { operationPages } from "../../scripts/docs/model/operation-page.ts";
import { documentedConnection } from "../../scripts/docs/samples/code-samples.ts";
import { siteContents } from "../../scripts/docs/site/contents.ts";
import { readModel } from "../../scripts/openapi/model.ts";
import { mapValues } from "../../scripts/openapi/walk.ts";
import { contract, model } from "../contract.ts";
import { buildTestSite, memberNames, neutralSite, plain, textOf, textsOf } from "./site.ts";

const files = neutralSite;
const advice: Advice = parse(readFileSync(`${root}spec/guides/decisions.yaml`, "utf8"));
const all = model.all.map((placed) => [placed.operation.operationId, placed] as const);
const pages = textsOf(files, ".html");

test("the home page lists every operation with its method and path, and the quick start", () => {
  const home = plain(textOf(files, "index.html"));
  for (const { method, path, operation } of model.operations) {
    expect(home).toContain(`${method.toUpperCase()}${path}${operation.summary}`);
  }
  expect(home.match(/\bcurl /g)).toHaveLength(3);
});

/** Those whose form an earlier page shows, which their own leads to. */
const repeated = ["receivePayoutInvoiceWebhook"];
const whole = all.filter(([id]) => !repeated.includes(id));

test.each(repeated)("%s: its page and its Markdown lead to the one that shows its form", (id) => {
  for (const ending of ["html", "md"]) {
    const text = textOf(files, `operations/${id}.${ending}`);
    expect(text).toContain(`receivePayoutInvoiceCallback.${ending}`);
    expect(text).not.toContain("response-200");
  }
  expect(textOf(files, "index.html")).not.toContain(id);
});

test.each(whole)("%s: every member and status is on its page, with an anchor", (id, placed) => {
  const html = textOf(files, `operations/${id}.html`);
  const anchors = [...html.matchAll(/ id="([^"]+)"/g)].map(([, anchor = ""]) => anchor);
  expect(new Set(anchors).size).toBe(anchors.length);
  for (const name of memberNames(placed)) {
    expect(html).toContain(`<code class="name">${name}</code>`);
    const end = `.${name.replaceAll(/[[\]]+/g, ".").replace(/\.$/, "")}`;
    expect(anchors.some((anchor) => anchor.endsWith(end))).toBe(true);
  }
  for (const status of Object.keys(placed.operation.responses)) expect(anchors).toContain(`response-${status}`);
});

test.each(whole)("%s: every member and status is in its Markdown", (id, placed) => {
  const markdown = textOf(files, `operations/${id}.md`);
  const listed = new Set([...markdown.matchAll(/^ *- `([^`]+)` /gm)].map(([, name]) => name));
  expect(memberNames(placed).filter((name) => !listed.has(name))).toEqual([]);
  const statuses = [...markdown.matchAll(/^### (\d\w\w|default) /gm)].map(([, status]) => status);
  expect(statuses).toEqual(Object.keys(placed.operation.responses));
});

test.each(whole)("%s: the examples on its page are the contract's, unfolded", (id, { operation }) => {
  const request = operation.requestBody ? [operation.requestBody] : [];
  const responses = Object.values(operation.responses);
  const want = [...request, ...responses]
    .flatMap(({ content = {} }) => Object.values(content))
    .flatMap(({ examples = {} }) => Object.values(examples).map(({ value }) => value));
  const shown = [...textOf(files, `operations/${id}.html`).matchAll(/<code class="language-json">([\s\S]*?)<\/code>/g)];
  expect(shown.map(([, json = ""]) => JSON.parse(plain(json)))).toEqual(want);
});

test("each error of the client names where the docs speak of its status, from which its page is a click away", () => {
  const responses = model.operations.flatMap(({ operation }) => Object.keys(operation.responses));
  const statuses = new Set(responses.filter((status) => /^[45]/.test(status)).map(Number));
  expect(statuses.size).toBeGreaterThan(9);
  for (const status of statuses) {
    const { docs } = new PayoutsError({ operation: "payOut", outcome: "unknown", happened: "It failed", status });
    const [page = "", id] = docs.split("#");
    const [, row = ""] = new RegExp(`<tr id="${id}">([^]*?)</tr>`).exec(textOf(files, page)) ?? [];
    expect([docs, row]).toEqual([docs, expect.stringContaining(`href="../errors/${status}.html"`)]);
  }
});

test("every known value stands with its meaning on one page, to which every operation leads that can respond with it", () => {
  const explained = textOf(files, "values.html");
  for (const [name, schema] of Object.entries(contract.components.schemas)) {
    const values = (schema["x-extensible-enum"] ?? schema.enum ?? []) as string[];
    for (const value of values) expect(explained).toContain(`id="${name}.${value}"`);
    const holders = pages.filter(
      ([page, html]) => page.startsWith("operations/") && html.includes(`values.html#${name}"`),
    );
    if (values.length > 3) expect([name, holders.length > 1]).toEqual([name, true]);
  }
});

test("every note on a source is on the page of sources", () => {
  const notes = new Set<string>();
  mapNotes(contract, notes);
  const text = textOf(files, "sources.md");
  expect(notes.size).toBeGreaterThan(50);
  expect([...notes].filter((note) => !text.includes(note))).toEqual([]);
});

function mapNotes(node: unknown, notes: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  if ("x-source-note" in node) notes.add(String(node["x-source-note"]));
  for (const value of Object.values(node)) mapNotes(value, notes);
}

test("an operation that takes its key in the body says so", () => {
  const [, facts = ""] = textOf(files, "operations/createPayoutPrerequest.html").split('<ul class="facts">');
  expect(plain(facts.slice(0, facts.indexOf("</ul>")))).toContain("Public key, in the body");
});

test("every page has a title and a description of its own, and its Markdown beside it", () => {
  const whole = pages.filter(([name]) => !["404.html", "reference.html"].includes(name));
  const titles = whole.map(([, html]) => /<title>([^<]+)/.exec(html)?.[1]);
  const descriptions = whole.map(([, html]) => /<meta name="description" content="([^"]{20,})"/.exec(html)?.[1]);
  expect(titles.filter((title, index) => !title || titles.indexOf(title) !== index)).toEqual([]);
  expect(descriptions.filter((text, index) => !text || descriptions.indexOf(text) !== index)).toEqual([]);
  expect(whole.map(([name]) => name.replace(/html$/, "md")).filter((name) => !files.has(name))).toEqual([]);
});

test("llms.txt leads to every Markdown file, llms-full.txt holds them, and the sitemap has every page", () => {
  const markdown = textsOf(files, ".md");
  const linked = [...textOf(files, "llms.txt").matchAll(/\]\(([^)]+)\)/g)].map(([, name]) => name);
  expect(linked.filter((name) => !files.has(`${name}`))).toEqual([]);
  expect(markdown.map(([name]) => name).filter((name) => !linked.includes(name))).toEqual([]);
  const full = textOf(files, "llms-full.txt");
  for (const [, text] of markdown) expect(full).toContain(text.trim());
  const sitemap = [...textOf(files, "sitemap.xml").matchAll(/<loc>https:\/\/[^/]+\/docs\/([^<]*)</g)].map(
    ([, name]) => name || "index.html",
  );
  expect(sitemap.sort()).toEqual(
    pages
      .map(([name]) => name)
      .filter((name) => name !== "404.html")
      .sort(),
  );
});

/** What the guides advise on the neutral contract's responses. */
const { decisions } = siteContents(model, {
  connection: documentedConnection(model),
  downloads: [],
  brands: [],
  advice,
});

test("a page names its own address and a picture where the site says where it stands, and nowhere else", async () => {
  const [name, html] = ["guides/errors.html", textOf(files, "guides/errors.html")];
  expect(html).toContain('<meta property="og:title"');
  expect(html).not.toMatch(/canonical|og:url|og:image/);
  const site = await buildTestSite({ address: "https://docs.test/pay/" });
  const published = textOf(site, name);
  expect(published).toContain(`<link rel="canonical" href="https://docs.test/pay/${name}">`);
  expect(published).toContain('<meta property="og:image" content="https://docs.test/pay/assets/card.png">');
  expect(textOf(site, "404.html")).not.toContain("canonical");
});

test.each([
  ["assets/icon.png", 180, 180],
  ["assets/card.png", 1200, 630],
])("%s is a picture in PNG, %i by %i", (name, width, height) => {
  const bytes = Buffer.from(files.get(name) as Uint8Array);
  expect([bytes.toString("latin1", 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
    "PNG",
    width,
    height,
  ]);
});

test("each column of a table has a name", () => {
  expect(pages.flatMap(([name, html]) => (/<th[^>]*>\s*<\/th>/.test(html) ? [name] : []))).toEqual([]);
});

test("each outcome is a badge at its response and in the list of the page, which says what to do", () => {
  for (const page of operationPages(model)) {
    const html = textOf(files, page.href);
    for (const { status, anchor, outcome } of page.responses) {
      if (!outcome) continue;
      const verb = actionAfter(decisions, page, status)?.do;
      const label = verb?.replaceAll("'", "&#39;") ?? outcome.name.replaceAll("-", " ");
      const badge = `<span class="badge" data-outcome="${outcome.name}">${label}</span>`;
      const [, response = ""] = html.split(`id="${anchor}-title"`);
      const heading = response.slice(0, response.indexOf("</h3>"));
      expect(heading).toContain(badge);
      // What the contract and the client call it, too.
      if (verb) expect(heading).toContain(`<span class="outcome">${outcome.name.replaceAll("-", " ")}</span>`);
      const row = html.split("<div><dt>").find((text) => text.includes(`href="#${anchor}"`));
      expect(row).toContain(badge);
    }
  }
});

test("each error of each operation is in the decision tree once, and in the table with the same verb", () => {
  const html = textOf(files, "guides/errors.html");
  for (const { operation } of model.operations) {
    const decision = decisions.find(({ operations }) => operations.some(({ id }) => id === operation.operationId));
    for (const [status, { "x-outcome": outcome }] of Object.entries(operation.responses)) {
      if (status.startsWith("2") && outcome !== "unknown") continue;
      const branches = decision?.branches.filter(({ statuses }) =>
        statuses.some(
          (choice) =>
            choice.status === status &&
            (choice.only.length === 0 || choice.only.some(({ id }) => id === operation.operationId)),
        ),
      );
      expect([operation.operationId, status, branches?.map((branch) => branch.outcome.name)]).toEqual([
        operation.operationId,
        status,
        [outcome],
      ]);
      expect(html.split('<div class="table outcome-table"')[1]).toContain(
        `>${branches?.[0]?.do.replace("'", "&#39;")}</a>`,
      );
    }
  }
  expect(decisions.map(({ title }) => title)).toEqual(Object.values(advice).map(({ title }) => title));
  for (const { title } of decisions) expect(html).toContain(`${title}</h3>`);
});

test("an outcome that the guide advises nothing on breaks the build", () => {
  const { creates, ...rest } = advice;
  expect(() => decisionsOf(operationPages(model), rest)).toThrow(
    "creates, unknown: no advice. Add it to spec/guides/decisions.yaml.",
  );
});

test("the downloads advise each generator that was tested to take the document that it was tested with", () => {
  const advice = textOf(files, "downloads.md").split("\n");
  const named = advice.flatMap((line) => [...line.matchAll(/`(openapi[^`]*[.]yaml)`/g)].map(([, name]) => name));
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => !existsSync(`${root}${generatedFolder}/${name}`))).toEqual([]);
  const tested = [
    ...readFileSync(`${root}${generatedFolder}/codegen.md`, "utf8").matchAll(
      /^\| \w+: ([^|,]+?)[ ,][^|]*\|[^|]*\| (\S+) /gm,
    ),
  ];
  expect(tested.length).toBeGreaterThan(10);
  for (const [, generator, document = ""] of tested) {
    const row = advice.find((line) => line.includes(`\`${generator}\``));
    expect([generator, /openapi-3[.]0/.test(row ?? "")]).toEqual([generator, document.includes("3.0")]);
  }
});

test("a callback that several operations ask for has one page", () => {
  const { callbacks = {} } = model.operations.find(({ operation }) => operation.callbacks)?.operation ?? {};
  const paths = mapValues(contract.paths, (item) => (item.get ? { ...item, get: { ...item.get, callbacks } } : item));
  const ids = operationPages(readModel({ ...contract, paths })).map(({ id }) => id);
  expect(ids).toEqual(operationPages(model).map(({ id }) => id));
});
