import type { OpenApiDocument } from "../openapi/document.ts";
import { resolve } from "../openapi/resolve.ts";
import type { Schema } from "../openapi/schema.ts";
import { mapSchemas } from "../openapi/schemas.ts";

/**
 * A copy in which a schema holds what its `allOf` gathers, so that members may move into a base and back. A base that says
 * something other than members is left where it is.
 */
export function withoutAllOf(document: OpenApiDocument): OpenApiDocument {
  return mapSchemas(document, (schema) => merge(schema, document));
}

function merge(schema: Schema, document: OpenApiDocument): Schema {
  const { allOf, ...own } = schema;
  if (!allOf) return schema;
  const parts = allOf.map((part) => resolve<Schema>(document, part)).map((part) => merge(part, document));
  const all = [...parts, own];
  if (!parts.every(isPlain) || clash(all)) return schema;
  const required = [...new Set(all.flatMap((part) => part.required ?? []))];
  return {
    ...own,
    type: "object",
    ...(required.length > 0 && { required }),
    properties: Object.assign({}, ...all.map((part) => part.properties)),
  };
}

/** Whether a schema says nothing but what members there are. */
function isPlain(schema: Schema): boolean {
  return Object.keys(schema).every((keyword) =>
    ["type", "description", "title", "required", "properties"].includes(keyword),
  );
}

function clash(schemas: Schema[]): boolean {
  const names = schemas.flatMap(({ properties = {} }) => Object.keys(properties));
  return new Set(names).size < names.length;
}
