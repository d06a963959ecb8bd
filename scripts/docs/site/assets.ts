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
import type { SiteContents } from "./contents.ts";

type Assets = [name: string, content: string | Uint8Array][];

/** What the pages load besides themselves: styles, scripts and fonts, the index of the search, and Redoc with its document. */
export function assets(document: OpenApiDocument, site: SiteContents, pages: Map<string, string>): Assets {
  return [
    ...bundled(),
    ...fonts.map(([name, module]): [string, Uint8Array] => [name, readFileSync(require.resolve(module))]),
    ["assets/search-index.js", searchIndex(site, pages)],
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
function searchIndex(site: SiteContents, pages: Map<string, string>): string {
  const index = new MiniSearch<NamedEntry>(indexOptions);
  index.addAll(searchEntries(site, pages).map(withNames));
  return `${library}\nvar searchIndex = ${JSON.stringify({ options: indexOptions, searchOptions, index })};\n`;
}

/** How texts are indexed. It goes along with the index, since who loads one has to name the same fields. */
const indexOptions: Options<NamedEntry> = {
  idField: "href",
  fields: ["title", "keywords", "text"],
  storeFields: ["href", "title", "context", "names"],
};

/** Names and the words that integrators know count more than text. */
const searchOptions = { prefix: true, fuzzy: 0.15, combineWith: "AND", boost: { title: 4, keywords: 3 } };

/** An entry with what it is called: a search for just that finds it first. */
interface NamedEntry extends Entry {
  names: string[];
}

function withNames(entry: Entry): NamedEntry {
  const names = [entry.title, ...entry.keywords.split(",")].map((name) => name.trim().toLowerCase());
  return { ...entry, names: names.filter(Boolean) };
}

const library = readFileSync(require.resolve("minisearch").replace(/dist.*/, "dist/umd/index.js"), "utf8")
  // Its map is not served.
  .replace(/\/\/# sourceMappingURL.*/, "");

/** A place of the site that a search can find. */
interface Entry {
  href: string;
  title: string;
  /** Where it is, such as the title of its page. */
  context: string;
  /** Words that are not on the page, and that integrators look for it with. */
  keywords: string;
  text: string;
}

/** Every page, and every property, parameter, response, status and code in them. */
function searchEntries(site: SiteContents, pages: Map<string, string>): Entry[] {
  const entries = [
    ...guides(pages),
    ...site.pages.flatMap(operationEntries),
    ...site.statuses.map(({ status, phrase, href, meanings }) => ({
      href,
      title: `${status} ${phrase}`,
      context: "Errors by status",
      keywords: `${status}, http ${status}, error ${status}`,
      text: meanings.map(({ description }) => description).join(" "),
    })),
    ...site.vocabularies.flatMap(({ name, title, values }) =>
      values.map(({ value, meaning }) => ({
        href: `values.html#${name}.${value}`,
        title: value,
        context: title,
        keywords: value,
        text: meaning,
      })),
    ),
  ];
  return [...new Map(entries.toReversed().map((entry) => [entry.href, entry])).values()].toReversed();
}

function operationEntries({ id, href, method, path, summary, description, ...page }: OperationPage): Entry[] {
  const members = [
    ...page.parameters,
    ...(page.request?.members ?? []),
    ...page.responses.flatMap((response) => response.members),
  ];
  return [
    { href, title: summary, context: `${method} ${path}`, keywords: `${id}, ${method} ${path}`, text: description },
    ...uniqueNames(members.flatMap(withInner)).map((member) => ({
      href: `${href}#${member.anchor}`,
      title: member.name,
      context: `${summary}: ${member.anchor}`,
      keywords: "",
      text: member.description,
    })),
  ];
}

/** A name that stands in the request and in responses is found once, in the request. */
function uniqueNames(members: Member[]): Member[] {
  return [...new Map(members.toReversed().map((member) => [member.name, member])).values()].toReversed();
}

/** The chapters, by what stands before and in their Markdown. */
function guides(pages: Map<string, string>): Entry[] {
  return [...pages].flatMap(([name, html]) => {
    const meta = (property: string) => new RegExp(`<meta name="${property}" content="([^"]*)"`).exec(html)?.[1] ?? "";
    const markdown = pages.get(name.replace(/html$/, "md"));
    if (
      !name.endsWith(".html") ||
      markdown === undefined ||
      name.startsWith("operations/") ||
      name.startsWith("errors/")
    )
      return [];
    return [
      {
        href: name,
        title: /^# (.*)/.exec(markdown)?.[1] ?? name,
        context: meta("description"),
        keywords: meta("keywords"),
        text: markdown.replaceAll(/```[\s\S]*?```/g, ""),
      },
    ];
  });
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
