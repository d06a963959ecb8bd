import type { OpenApiDocument } from "../../openapi/document.ts";
import type { Schema } from "../../openapi/schema.ts";
import { flatten } from "./flatten.ts";

/** What a reader calls the type of a schema, such as `list of objects` or `string or null`. */
export function typeOf(document: OpenApiDocument, node: Schema): string {
  const schema = flatten(document, node);
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) return either(branches.map((branch) => typeOf(document, branch)));
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return "any value";
  // A map that may come empty as a list is, to its reader, a map.
  if (schema.maxItems === 0 && types.includes("object"))
    return either(
      types.filter((type) => type !== "array"),
      "[]",
    );
  return either(types.map((type) => nameOf(document, type, schema)));
}

function nameOf(document: OpenApiDocument, type: string, schema: Schema): string {
  if (type === "array") return schema.items ? `list of ${plural(typeOf(document, schema.items))}` : "list";
  if (type === "integer" || type === "number" || schema.format === undefined) return type;
  return `${type} (${schema.format})`;
}

function either(types: string[], ...more: string[]): string {
  return [...new Set([...types, ...more])].join(" or ");
}

function plural(type: string): string {
  return type.includes(" ") ? type : `${type}s`;
}
