import { readdirSync, readFileSync } from "node:fs";
import type { OpenApiDocument } from "../../openapi/document.ts";

/** What the contract says of a member whose schema is shared and says something else. */
export interface Description {
  /** The schema and the member, such as `CreatePayoutInvoiceAttributes.currency`. */
  name: string;
  text: string;
}

/** The descriptions beside a `$ref`, which OpenAPI 3.0 doesn't allow and which readers of it pass over. */
export function placedDescriptions(document: OpenApiDocument): Description[] {
  return Object.entries(document.components.schemas).flatMap(([schema, { properties = {} }]) =>
    Object.entries(properties).flatMap(([member, { $ref, description }]) =>
      $ref && description ? [{ name: `${schema}.${member}`, text: description }] : [],
    ),
  );
}

/** The names of the descriptions that stand nowhere in the files of a folder, whatever their comments look like. */
export function missingDescriptions(descriptions: Description[], folder: string): string[] {
  const code = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => wordsOf(readFileSync(`${entry.parentPath}/${entry.name}`, "utf8")))
    .join("\n");
  return descriptions.filter(({ text }) => !code.includes(wordsOf(text))).map(({ name }) => name);
}

/** The letters and digits of a text: marks of comments, line breaks and escaped quotes drop out. */
function wordsOf(text: string): string {
  return text.replaceAll(/&#?\w+;|\\[nrt]/g, "").replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
