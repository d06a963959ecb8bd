import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import MiniSearch, { type Options } from "minisearch";
import { CheckError } from "../../cli/command-line.ts";
import type { OpenApiDocument, Operation, Response, Schema } from "../../openapi/document.ts";
import { mapNodes } from "../../openapi/walk.ts";
import type { OperationPage } from "../model/operation-page.ts";
import { type Member, valuesOf, withInner } from "../model/schema.ts";
import { type Entry, indexedTerms, nameOf } from "./browser/search-terms.ts";
import type { SiteContents } from "./contents.ts";
import { markImages } from "./images.ts";
import { slugify } from "./slugify.ts";

type Assets = [name: string, content: string | Uint8Array][];

/**
 * What the pages load besides themselves: styles, scripts and fonts, the index of the search, and Redoc with its document.
 *
 * @param words that pages are looked for with, by their addresses without `.html`
 */
export function assets(
  document: OpenApiDocument,
  site: SiteContents,
  pages: Map<string, string>,
  words: Record<string, string>,
): Assets {
  return [
    ...bundled(),
    ...fonts.map(([name, module]): [string, Uint8Array] => [name, readFileSync(require.resolve(module))]),
    ...markImages(site.hexAccent),
    ["assets/search-index.js", searchIndex(site, pages, words)],
    ...referenceFiles(document, site),
  ];
}

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL("./", import.meta.url));

const fonts: [name: string, module: string][] = [
  ["assets/inter.woff2", "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"],
  ["assets/mono.woff2", "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2"],
];

/** The files that pages name; what they import is bundled in. */
const entries = [
  ...["preferences", "page", "reload", "reference"].map((name) => `browser/${name}.ts`),
  ...["site", "reference"].map((name) => `styles/${name}.css`),
];

/** The scripts become classic ones, since browsers load no module from a file. */
function bundled(): [name: string, content: string][] {
  const { outputFiles } = buildSync({
    absWorkingDir: folder,
    entryPoints: entries,
    external: ["*.woff2"],
    outdir: "assets",
    bundle: true,
    format: "iife",
    minify: true,
    target: ["chrome123", "firefox120", "safari17.5"],
    write: false,
  });
  return outputFiles.map(({ path, text }) => [`assets/${basename(path)}`, text]);
}

/**
 * A script that brings the index of a site, and MiniSearch itself, so that one file is loaded where somebody searches. It is
 * a script and no JSON, since a page from a file can't fetch.
 */
function searchIndex(site: SiteContents, pages: Map<string, string>, words: Record<string, string>): string {
  const index = new MiniSearch<NamedEntry>({ ...indexOptions, processTerm: indexedTerms });
  const entries = searchEntries(site, pages).map((entry) => withWords(entry, words[entry.href.replace(/\.html$/, "")]));
  index.addAll(entries.map(withNames));
  return `${library}\nvar searchIndex = ${JSON.stringify({ options: indexOptions, index })};\n`;
}

/** How texts are indexed. It is sent with the index, since who loads one has to name the same fields. */
const indexOptions: Options<NamedEntry> = {
  idField: "href",
  fields: ["title", "keywords", "text"],
  storeFields: ["href", "title", "context", "text", "asWritten", "names", "weight"],
};

/** An entry with what it is called: a search for just that finds it first. */
interface NamedEntry extends Entry {
  asWritten: string[];
  names: string[];
}

function withWords(entry: Entry, words = ""): Entry {
  return { ...entry, keywords: `${entry.keywords}, ${words}` };
}

function withNames(entry: Entry): NamedEntry {
  // What few look for is behind the rest, whatever it is called, but for a whole page.
  const written = entry.weight < 0.5 && entry.href.includes("#") ? [] : [entry.title, ...entry.keywords.split(",")];
  const distinct = (names: string[]) => [...new Set(names)].filter(Boolean);
  return {
    ...entry,
    asWritten: distinct(written.map((name) => name.trim().toLowerCase())),
    names: distinct(written.map(nameOf)),
  };
}

const library = readFileSync(require.resolve("minisearch").replace(/dist.*/, "dist/umd/index.js"), "utf8")
  // Its map is not served.
  .replace(/\/\/# sourceMappingURL.*/, "");

/** Every page, every part of a guide, and every member, response, status, and code. */
function searchEntries(site: SiteContents, pages: Map<string, string>): Entry[] {
  const entries = [
    ...chapters(pages),
    ...site.pages.map(({ id, href, method, path, summary, description, tag, sentBy }) => ({
      href,
      title: summary,
      context: `${method} ${path}`,
      keywords: `${id}, ${method} ${path}, ${summary.split(" ")[0]} endpoint`,
      text: plain(`${description} ${site.tags[tag] ?? ""}`),
      weight: sentBy === "merchant" ? 1.1 : 0.9,
    })),
    ...memberEntries(site.pages),
    ...clientEntries(site),
    ...site.statuses.map(({ status, phrase, href, meanings }) => ({
      href,
      title: `${status} ${phrase}`,
      context: "Errors by status",
      keywords: `${status}, ${phrase}, http ${status}, error ${status}`,
      text: plain(meanings.map(({ description }) => description).join(" ")),
      weight: 0.8,
    })),
    ...site.vocabularies.flatMap(({ name, title, values }) =>
      values.map(({ value, meaning }) => ({
        href: `values.html#${name}.${value}`,
        title: value,
        context: title,
        keywords: value,
        text: plain(meaning),
        weight: 0.75,
      })),
    ),
  ];
  return [...new Map(entries.toReversed().map((entry) => [entry.href, entry])).values()].toReversed();
}

/** A member that several operations have in the same words is one entry: its place in a request, or else the first. */
function memberEntries(pages: OperationPage[]): Entry[] {
  const placed = pages.flatMap(({ href, summary, parameters, request, responses }) => {
    const sent = [...parameters, ...(request?.members ?? [])];
    const received = responses.flatMap(({ members, headers }) => [...headers, ...members]);
    const placesOf = (members: Member[], isSent: boolean) =>
      members.flatMap(withInner).map((member) => ({ ...member, isSent, summary, href: `${href}#${member.anchor}` }));
    return [...placesOf(sent, true), ...placesOf(received, false)];
  });
  const alike = Map.groupBy(placed, ({ name, description }) => `${name} ${description}`);
  return [...alike.values()].flatMap((group) => {
    const first = group.find(({ isSent }) => isSent) ?? group[0];
    if (!first) return [];
    const more = new Set(group.map(({ summary }) => summary)).size - 1;
    return [
      {
        href: first.href,
        title: first.name,
        context: `${first.summary}${more > 0 ? ` and ${more} more` : ""}: ${first.anchor}`,
        keywords: "",
        text: plain(first.description),
        weight: first.isSent ? 0.75 : 0.65,
      },
    ];
  });
}

/** What the client exports, and the members of it, which stay behind what is called alike in the API. */
function clientEntries({ clientReference }: SiteContents): Entry[] {
  return clientReference.flatMap(({ entries, declarations }) =>
    declarations.flatMap(({ members, ...declaration }) =>
      [declaration, ...members].map(({ anchor, name, description }) => ({
        href: `client-reference.html#${anchor}`,
        title: name,
        context: `Client reference: ${anchor === name ? entries.join(", ") : anchor}`,
        keywords: anchor,
        text: plain(description),
        weight: anchor === name ? 0.55 : 0.4,
      })),
    ),
  );
}

/** The chapters and their parts, by what is before and in their Markdown. */
function chapters(pages: Map<string, string>): Entry[] {
  return [...pages].flatMap(([href, html]) => {
    const meta = (property: string) => new RegExp(`<meta name="${property}" content="([^"]*)"`).exec(html)?.[1] ?? "";
    const markdown = pages.get(href.replace(/html$/, "md"));
    if (!href.endsWith(".html") || markdown === undefined || /^(operations|errors)\//.test(href)) return [];
    const weight = weightOf(href);
    const [title = href, ...lines] = markdown.trim().split("\n");
    const [beginning = "", ...parts] = lines.join("\n").split(/^## /m);
    const page = {
      href,
      title: title.replace(/^# /, ""),
      context: meta("description"),
      keywords: meta("keywords"),
      text: plain(beginning),
      weight,
    };
    const anchors = new Set([...html.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id));
    const sections = parts.map((part) => {
      const [heading = "", ...body] = part.split("\n");
      const anchor = slugify(heading.replaceAll("`", ""));
      return {
        href: anchors.has(anchor) ? `${href}#${anchor}` : href,
        title: plain(heading),
        context: page.title,
        keywords: "",
        text: plain(body.join("\n")),
        weight: weight * 0.8,
      };
    });
    // All words of a page count for it, too, as what is looked for can be in two parts of it.
    return [{ ...page, text: plain(lines.join("\n")) }, ...sections.filter((section) => section.href !== href)];
  });
}

/** What integrators read is ahead of what is about the tools, and of where facts come from. */
function weightOf(href: string): number {
  if (/^(mock-admin|client-reference)/.test(href)) return 0.25;
  // These have most words that there are.
  if (/^(changelog|sources)/.test(href)) return 0.5;
  if (/^(toolkit\/rehearse|rules\/)/.test(href)) return 0.5;
  return href.startsWith("toolkit/") ? 0.6 : 1.2;
}

/** Markdown as a reader sees it, on one line and without its code. */
function plain(text: string): string {
  return text
    .replaceAll(/```[\s\S]*?```/g, " ")
    .replaceAll(/\]\([^)]*\)/g, "]")
    .replaceAll(/^\|[-| ]+\|$/gm, " ")
    .replaceAll(/[`*|[\]#]+/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** What Redoc's page loads: its script, and the document as a script, since a page from a file can't fetch one. */
export function referenceFiles(document: OpenApiDocument, site: SiteContents): [name: string, text: string][] {
  return [
    ["assets/redoc.js", redocScript()],
    ["assets/redoc-colours.css", redocColours()],
    [
      "assets/document.js",
      globalsScript({ contractDocument: referenceDocument(document, site), contractOutcomes: outcomesBySection(site) }),
    ],
  ];
}

/** The outcome of each response, by the section of Redoc's page that shows it, and by its status. */
function outcomesBySection({ operations }: SiteContents): Record<string, Record<string, string>> {
  return Object.fromEntries(
    operations.map(({ referenceHref, responses }) => [
      referenceHref.split("#")[1] ?? "",
      Object.fromEntries(responses.flatMap(({ status, outcome }) => (outcome ? [[status, outcome.name]] : []))),
    ]),
  );
}

function globalsScript(values: Record<string, unknown>): string {
  return Object.entries(values)
    .map(([name, value]) => `var ${name} = ${JSON.stringify(value)};\n`)
    .join("");
}

/** A copy of the document for Redoc, in which what it would not show stands where it shows it. */
function referenceDocument(document: OpenApiDocument, site: SiteContents): OpenApiDocument {
  return mapNodes(document, "OpenAPI", (node, kind) => {
    if (kind === "Schema") return withKnownValues(node as Schema);
    if (kind === "Response") return { ...withOutcome(node as unknown as Response) };
    if (kind === "Operation") return { ...withLinks(node as unknown as Operation, site) };
    return node;
  });
}

/** Redoc passes over `x-extensible-enum`: its values join the description. */
function withKnownValues(schema: Schema): Schema {
  if (!schema["x-extensible-enum"]) return schema;
  const values = valuesOf(schema).map(
    ({ value, meaning, mark }) => `- \`${value}\`${mark ? ` (${mark})` : ""}: ${meaning}`,
  );
  return { ...schema, description: `${schema.description ?? ""}\n\nKnown values:\n\n${values.join("\n")}` };
}

/** The label that a style sheet makes a badge of: code within emphasis, at the start of the description. */
function withOutcome(response: Response): Response {
  const { "x-outcome": outcome } = response;
  if (outcome === undefined) return response;
  return { ...response, description: `*\`${outcome}\`*\n\n${response.description}` };
}

function withLinks(operation: Operation, site: SiteContents): Operation {
  const page = site.pages.find(({ id }) => id === operation.operationId);
  if (!page) return operation;
  const callbacks = site.callbacks.filter(({ askedBy }) => askedBy === page.id);
  const samples = site.operations.find(({ id }) => id === page.id)?.samples ?? [];
  return {
    ...operation,
    description: `${operation.description}\n\n${[page, ...callbacks].map(({ href, summary }) => `- [${summary}: the page](${href})`).join("\n")}`,
    ...(samples.length > 0
      ? { "x-codeSamples": samples.map(({ title, code }) => ({ lang: title, source: code })) }
      : {}),
  };
}

/**
 * Redoc as a classic script. Its own package can't be installed (a dependency of it was never published), but the CLI carries its
 * script, which is the one that `build-docs` uses.
 */
function redocScript(): string {
  const manifest = require.resolve("@redocly/cli/package.json");
  redoc ??= adaptRedoc(
    readFileSync(`${dirname(manifest)}/lib/chunks/redoc.standalone.js`, "utf8"),
    JSON.parse(readFileSync(manifest, "utf8")).version,
  );
  return redoc;
}

let redoc: string | undefined;

/** What the badge of Redoc is instead of an image from a content delivery network. */
const logo =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='50' height='20'%3E%3Ctext y='15' font-family='sans-serif' font-size='14' fill='%232467f2'%3ERedoc%3C/text%3E%3C/svg%3E";

/**
 * What Redoc says otherwise here. Redoc has no option for any of it. esbuild makes a classic script of a module as well, but takes
 * two seconds for this one; and a policy that allows inline styles by their hashes has to read their texts here, too.
 */
const redocEdits: [what: string, text: string | RegExp, instead: string][] = [
  ["the logo", "https://cdn.redoc.ly/redoc/logo-mini-full.svg", logo],
  // It is in code for Node alone, but browsers reject a classic script that has it, as they do one that exports.
  ["import.meta", "import.meta", "({})"],
  ["the export", /;?export\s*\{[^}]*\};?\s*$/g, ";\n"],
  // The policy forbids inline styles; a style sheet colours words of code by this attribute.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code of Redoc's
  ["the colours of code", 'style="color: var(${i})"', 'data-colour="${i}"'],
];

/**
 * Makes Redoc's module a classic script, since browsers load no module from a file, that fits the policy of its page.
 *
 * @throws CheckError if a text to replace is not there, because it reads otherwise in another version
 */
export function adaptRedoc(module: string, version: string): string {
  return redocEdits.reduce((text, [what, old, instead]) => {
    const edited = text.replaceAll(old, () => instead);
    if (edited !== text) return edited;
    throw new CheckError(
      `Redoc of @redocly/cli ${version}: ${what} can't be replaced, as ${old} is not in it. Change redocEdits in scripts/docs/site/assets.ts.`,
    );
  }, module);
}

/** The colours of words of code, by the attribute that names them. */
function redocColours(): string {
  const names = new Set(redocScript().match(/--code-block-tokens-[a-z-]+-color(?![a-z-])/g));
  return [...names].map((name) => `[data-colour="${name}"]{color:var(${name})}\n`).join("");
}
