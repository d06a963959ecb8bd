import type { OpenApiDocument, Schema } from "../../scripts/openapi/document.ts";
import { componentName, resolve } from "../../scripts/openapi/model.ts";
import { contract } from "../contract.ts";

/** An object in an example, with the named schema that describes it. */
export interface Instance {
  /** Name of the schema. */
  name: string;
  schema: Schema;
  value: Record<string, unknown>;
}

/** Every object in a value that a named schema describes, outermost first. */
export function instancesOf(node: Schema, value: unknown, document: OpenApiDocument = contract, name = ""): Instance[] {
  const own = componentName(node) ?? name;
  const schema = resolve(document, node);
  if (Array.isArray(value)) return value.flatMap((entry) => instancesOf(schema.items ?? {}, entry, document, own));
  if (value === null || typeof value !== "object") return [];
  const object = value as Record<string, unknown>;
  const members = Object.entries(object).flatMap(([member, entry]) => {
    const known =
      schema.properties?.[member] ??
      (typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined);
    return known ? instancesOf(known, entry, document, own) : [];
  });
  return [{ name: own, schema, value: object }, ...members];
}
