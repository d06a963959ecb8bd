import type { OpenApiDocument } from "./openapi.ts";

/** A JSON Schema that is an object, as every schema of the contract is. */
export type Schema = Record<string, unknown>;

const keywordsWithSchema = ["items", "additionalProperties", "not"];
const keywordsWithSchemas = ["oneOf", "anyOf", "allOf"];

/** A copy of a schema in which `change` was made to it and to every schema in it, the innermost first. */
export function mapSchema(schema: Schema, change: (schema: Schema) => Schema): Schema {
  const copy = { ...schema };
  const visit = (inner: unknown): unknown => (isObject(inner) ? mapSchema(inner, change) : inner);
  for (const keyword of keywordsWithSchema) {
    if (keyword in copy) copy[keyword] = visit(copy[keyword]);
  }
  for (const keyword of keywordsWithSchemas) {
    const inner = copy[keyword];
    if (Array.isArray(inner)) copy[keyword] = inner.map(visit);
  }
  if (isObject(copy.properties)) copy.properties = mapValues(copy.properties, visit);
  return change(copy);
}

/** A copy of a document in which every schema, named or in place, was mapped. Data in examples is no schema. */
export function mapSchemas(document: OpenApiDocument, change: (schema: Schema) => Schema): OpenApiDocument {
  const mapped = (schema: unknown): unknown => (isObject(schema) ? mapSchema(schema, change) : schema);
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (!isObject(node)) return node;
    return mapValues(node, (value, member) => {
      if (member === "example" || member === "examples") return value;
      if (member === "schema") return mapped(value);
      if (member === "schemas" && isObject(value)) return mapValues(value, mapped);
      return visit(value);
    });
  };
  return visit(document) as OpenApiDocument;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** A copy of an object with each of its values changed. */
export function mapValues(
  object: Record<string, unknown>,
  change: (value: unknown, name: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));
}
