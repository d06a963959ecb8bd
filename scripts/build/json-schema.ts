import type { OpenApiDocument } from "../openapi/document.ts";
import { componentName } from "../openapi/resolve.ts";
import type { Schema } from "../openapi/schema.ts";
import { mapSchema, withoutExtensions } from "../openapi/schemas.ts";
import { header } from "./serialize.ts";

/** What every schema's `$id` begins with. It names a schema and is no address to fetch one from. */
const base = "https://platform.example/payouts/schemas/";

/**
 * Derives a standalone JSON Schema (2020-12) from each named schema. They refer to each other as `NAME.json`, so a validator
 * that was given all of them needs nothing else. Extensions of OpenAPI are left out.
 */
export function toJsonSchemas(document: OpenApiDocument): [name: string, schema: Schema][] {
  return Object.entries(document.components.schemas).map(([name, schema]) => [
    name,
    {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: `${base}${name}.json`,
      $comment: header,
      ...mapSchema(schema, standalone),
    },
  ]);
}

function standalone(schema: Schema): Schema {
  const own = withoutExtensions(schema);
  return own.$ref === undefined ? own : { ...own, $ref: `${componentName(own)}.json` };
}
