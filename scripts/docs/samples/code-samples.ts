import { fileURLToPath } from "node:url";
import nunjucks from "nunjucks";
import type { OpenApiDocument } from "../../openapi/document.ts";
import type { OperationPage } from "../model/operation-page.ts";
import type { Connection } from "./connection.ts";
import { literal, php, python, typeScript } from "./literals.ts";
import { sampleRequest } from "./sample-request.ts";

/** A language of the samples. */
export interface Language {
  /** Of its template, and of its grammar. */
  name: string;
  title: string;
}

export const languages: Language[] = [
  { name: "curl", title: "curl" },
  { name: "typescript", title: "TypeScript" },
  { name: "php", title: "PHP" },
  { name: "python", title: "Python" },
  { name: "go", title: "Go" },
];

export interface CodeSample extends Language {
  code: string;
}

/** How an operation is called, in each language; nothing for one that the platform calls. */
export function codeSamples(document: OpenApiDocument, page: OperationPage, connection: Connection): CodeSample[] {
  if (page.sentBy === "platform") return [];
  const request = sampleRequest(document, page, connection);
  return languages.map((language) => ({
    ...language,
    code: `${templates.render(`${language.name}.njk`, { ...request, operationId: page.id }).trim()}\n`,
  }));
}

const folder = fileURLToPath(new URL("languages/", import.meta.url));
const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), {
  autoescape: false,
  trimBlocks: true,
  lstripBlocks: true,
});
templates.addFilter("json", (value) => JSON.stringify(value, null, 2));
templates.addFilter("shell", (text: string) => `'${text.replaceAll("'", "'\\''")}'`);
templates.addFilter("typescript", (value, margin) => literal(value, typeScript, margin));
templates.addFilter("php", (value, margin) => literal(value, php, margin));
templates.addFilter("python", (value, margin) => literal(value, python, margin));
templates.addFilter("go", goText);

/** A text of several lines needs a raw string, which can't hold the sign that ends it. */
function goText(value: unknown): string {
  const json = JSON.stringify(value, null, 2).replaceAll("\n", "\n\t");
  return json.includes("`") ? JSON.stringify(JSON.stringify(value)) : `\`${json}\``;
}
