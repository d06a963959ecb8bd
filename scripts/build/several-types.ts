import type { OpenApiDocument } from "../openapi/document.ts";
import type { Schema } from "../openapi/schema.ts";

/** Keywords that say something of one type alone, by type. */
const keywordsByType: Record<string, string[]> = {
  object: ["properties", "required", "additionalProperties", "minProperties", "maxProperties"],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
};

/**
 * A copy of a document in which each named schema of both maps and lists is a choice between two named schemas: 3.0 has no
 * lists of types, and a generator would have to invent names for branches without one.
 */
export function splitTypes(document: OpenApiDocument): OpenApiDocument {
  const schemas: Record<string, Schema> = {};
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    const types: unknown[] = Array.isArray(schema.type) ? schema.type : [];
    if (types.length !== 2 || !types.every((type) => String(type) in keywordsByType)) {
      schemas[name] = schema;
      continue;
    }
    const own = Object.values(keywordsByType).flat();
    const { type: _, ...shared } = withKeywords(schema, (keyword) => !own.includes(keyword));
    schemas[name] = { ...shared, oneOf: types.map((type) => ({ $ref: `#/components/schemas/${branch(name, type)}` })) };
    for (const type of types.map(String)) {
      const keywords = withKeywords(schema, (keyword) => keywordsByType[type]?.includes(keyword) ?? false);
      schemas[branch(name, type)] = {
        type,
        ...(schema.description !== undefined && { description: schema.description }),
        ...keywords,
      };
    }
  }
  return { ...document, components: { ...document.components, schemas } };
}

const branch = (name: string, type: unknown) => `${name}${type === "object" ? "Object" : "Array"}`;

function withKeywords(schema: Schema, keep: (keyword: string) => boolean): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keep(keyword)));
}
