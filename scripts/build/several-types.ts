import type { OpenApiDocument } from "../openapi/document.ts";
import type { Schema } from "../openapi/schema.ts";

/** Keywords that say something of one type alone, by type. */
const keywordsByType: Record<string, string[]> = {
  object: ["properties", "required", "additionalProperties", "minProperties", "maxProperties"],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
};

/** What 3.0 wants each schema of a type to have, by type. */
const needed: Record<string, Schema> = { array: { items: {} } };

/**
 * A copy of a document in which each named schema of both maps and lists is a choice between two named schemas: 3.0 has no
 * lists of types, and a generator would have to invent names for branches without one. Where null is a third type, the
 * map's schema takes it, and the list's does not, so that it fits one branch and no more.
 */
export function splitTypes(document: OpenApiDocument): OpenApiDocument {
  const schemas = Object.entries(document.components.schemas).flatMap(([name, schema]) => split(name, schema));
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) } };
}

function split(name: string, schema: Schema): [name: string, schema: Schema][] {
  const types = [schema.type ?? []].flat();
  const branched = types.filter((type) => type !== "null");
  if (branched.length !== 2 || !branched.every((type) => type in keywordsByType)) return [[name, schema]];
  const own = Object.values(keywordsByType).flat();
  const { type: _, ...shared } = withKeywords(schema, (keyword) => !own.includes(keyword));
  const branch = (type: string) => `${name}${type === "object" ? "Object" : "Array"}`;
  return [
    [name, { ...shared, oneOf: branched.map((type) => ({ $ref: `#/components/schemas/${branch(type)}` })) }],
    ...branched.map((type): [string, Schema] => [
      branch(type),
      {
        type,
        ...(type === "object" && types.includes("null") && { nullable: true }),
        ...withKeywords(schema, (keyword) => keyword === "description"),
        ...needed[type],
        ...withKeywords(schema, (keyword) => keywordsByType[type]?.includes(keyword) ?? false),
      },
    ]),
  ];
}

function withKeywords(schema: Schema, keep: (keyword: string) => boolean): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keep(keyword)));
}
