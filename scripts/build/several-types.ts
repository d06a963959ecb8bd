import type { OpenApiDocument } from "../openapi/document.ts";
import type { Schema } from "../openapi/schema.ts";

/** Keywords that say something of one type alone, by type. */
const keywordsByType: Record<string, string[]> = {
  object: ["properties", "required", "additionalProperties", "minProperties", "maxProperties"],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
};

/** What 3.0 wants each schema of a type to have, by type. */
const needed: Record<string, Schema> = { array: { items: {} } };

/** Null alone. 3.0 lets no schema be null without a type, and with `string` it can be told from maps and lists. */
const nullAlone: Schema = { type: "string", nullable: true, enum: [null] };

/**
 * A copy of a document in which each named schema of both maps and lists is a choice between two named schemas: 3.0 has no
 * lists of types, and a generator would have to invent names for branches without one. Where null is a third type, it is a
 * third choice, which is the form of it that most generators know.
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
  const choices: Schema[] = branched.map((type) => ({ $ref: `#/components/schemas/${branch(type)}` }));
  if (types.includes("null")) choices.push(nullAlone);
  return [
    [name, { ...shared, oneOf: choices }],
    ...branched.map((type): [string, Schema] => [
      branch(type),
      {
        type,
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
