import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { OpenApiDocument, Operation, Response, Schema } from "../../openapi/document.ts";
import { mapNodes } from "../../openapi/walk.ts";
import { valuesOf } from "../model/member.ts";
import type { SiteContents } from "./contents.ts";

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
export function referenceDocument(document: OpenApiDocument, site: SiteContents): OpenApiDocument {
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

/** What Redoc's badge would fetch from a content delivery network, and what it shows instead. */
const remoteLogo = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";
const logo =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='50' height='20'%3E%3Ctext y='15' font-family='sans-serif' font-size='14' fill='%232467f2'%3ERedoc%3C/text%3E%3C/svg%3E";

/** How Redoc colours a word of code, and what stands in its place: the policy refuses styles that stand inline. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is code of Redoc's
const inlineColour = 'style="color: var(${i})"';
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is code of Redoc's
const colourAttribute = 'data-colour="${i}"';

/**
 * Redoc as a classic script, since browsers load no module from a file. Its own package can't be installed (a dependency of
 * it was never published), but the CLI carries its script, which is the one that `build-docs` uses.
 */
export function redocScript(): string {
  script ??= readFileSync(
    `${dirname(require.resolve("@redocly/cli/package.json"))}/lib/chunks/redoc.standalone.js`,
    "utf8",
  )
    .replaceAll(remoteLogo, logo)
    // Both stand in code that is for Node alone, but a classic script that has them is not even read.
    .replaceAll("import.meta", "({})")
    // The policy refuses inline styles; a style sheet does it by this attribute.
    .replaceAll(inlineColour, colourAttribute)
    .replace(/;?export\s*\{[^}]*\};?\s*$/, ";\n");
  return script;
}

/** The colours of words of code, by the attribute that names them. */
export function redocColours(): string {
  const names = new Set(redocScript().match(/--code-block-tokens-[a-z-]+-color(?![a-z-])/g));
  return [...names].map((name) => `[data-colour="${name}"]{color:var(${name})}\n`).join("");
}

const require = createRequire(import.meta.url);
let script: string | undefined;
