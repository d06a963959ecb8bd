import { stringify } from "yaml";
import type { OpenApiDocument } from "../openapi/document.ts";
import { remember } from "./remember.ts";

/** The line that every generated file bears, as far as its format has comments. */
export const header = "Generated from spec/ by `npm run build`. Do not edit.";

export function toYaml(document: OpenApiDocument): string {
  return `# ${header}\n${writeYaml(JSON.stringify(document))}`;
}

const writeYaml = remember((json) => stringify(JSON.parse(json), { lineWidth: 0, aliasDuplicateObjects: false }));

export function toJson(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
