import type { OpenApiDocument } from "../openapi/openapi.ts";
import { isObject, mapValues } from "../openapi/schemas.ts";

/** Members whose text is for people. Notes on sources are left alone: they speak of where a fact was seen. */
const texts = ["title", "summary", "description"];

/** Members that hold data and not a description of it. */
const data = ["value", "example", "default", "enum", "const"];

/** A copy of a document that calls the platform by a brand's name, in each text where it stands, and in its titles. */
export function withBrandName(document: OpenApiDocument, name: string): OpenApiDocument {
  const rename = (text: unknown) =>
    typeof text === "string" ? text.replaceAll(/\b[Tt]he platform\b/g, () => name) : text;
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (!isObject(node)) return node;
    return mapValues(node, (value, member) => {
      if (member === "properties" && isObject(value)) return mapValues(value, visit);
      if (member === "x-enumDescriptions" && isObject(value)) return mapValues(value, rename);
      if (data.includes(member) || (member === "examples" && Array.isArray(value))) return value;
      return texts.includes(member) ? rename(value) : visit(value);
    });
  };
  const renamed = visit(document) as OpenApiDocument;
  for (const introduction of [renamed.info, ...Object.values(renamed["x-audiences"] ?? {})]) {
    introduction.title = `${name} ${introduction.title}`;
  }
  return renamed;
}
