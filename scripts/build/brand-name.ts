import type { OpenApiDocument } from "../openapi/document.ts";
import { isObject, mapValues } from "../openapi/json.ts";
import { mapNodes } from "../openapi/nodes.ts";

/** Members whose text is for people. */
const texts = new Set(["title", "summary", "description"]);

/** A copy of a document that calls the platform by a brand's name, in each text where it stands, and in its titles. */
export function withBrandName(document: OpenApiDocument, name: string): OpenApiDocument {
  const rename = (value: unknown): unknown => {
    if (typeof value === "string") return value.replaceAll(/\b[Tt]he platform\b/g, () => name);
    if (Array.isArray(value)) return value.map(rename);
    return isObject(value) ? mapValues(value, rename) : value;
  };
  const renamed = mapNodes(document, "OpenAPI", (node) =>
    mapValues(node, (value, member) => (texts.has(member) || isExtension(member) ? rename(value) : value)),
  );
  for (const introduction of [renamed.info, ...Object.values(renamed["x-audiences"] ?? {})]) {
    introduction.title = `${name} ${introduction.title}`;
  }
  return renamed;
}

/** Extensions speak to people, but for notes on sources: those speak of where a fact was seen. */
const isExtension = (member: string) => member.startsWith("x-") && member !== "x-source-note";
