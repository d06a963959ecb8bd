import type { Schema } from "../../scripts/openapi/document.ts";
import { nameOf } from "../../scripts/openapi/model.ts";

/** An object in an example, with the named schema that describes it. */
export interface Instance {
  /** Name of the schema. */
  name: string;
  schema: Schema;
  value: Record<string, unknown>;
}

/** Every object in a value that a named schema describes, outermost first. */
export function instancesOf(choice: Schema, value: unknown, name = ""): Instance[] {
  const schema = branchOf(choice, value);
  const own = nameOf(schema) ?? name;
  if (Array.isArray(value)) return value.flatMap((entry) => instancesOf(schema.items ?? {}, entry, own));
  if (value === null || typeof value !== "object") return [];
  const object = value as Record<string, unknown>;
  const members = Object.entries(object).flatMap(([member, entry]) => {
    const known =
      schema.properties?.[member] ??
      (typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined);
    return known ? instancesOf(known, entry, own) : [];
  });
  return [{ name: own, schema, value: object }, ...members];
}

/** The first branch of a choice between objects whose required members a value has; without a choice the schema itself. */
export function branchOf(schema: Schema, value: unknown): Schema {
  const fits = ({ required = [] }: Schema) => required.every((member) => member in Object(value));
  return schema.anyOf ? (schema.anyOf.find(fits) ?? schema.anyOf[0] ?? schema) : schema;
}
