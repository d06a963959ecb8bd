import type { OpenApiDocument } from "../../openapi/document.ts";
import { resolve } from "../../openapi/resolve.ts";
import type { Schema } from "../../openapi/schema.ts";

/** A schema with what its references and `allOf` add to it. What stands beside a reference wins. */
export function flatten(document: OpenApiDocument, schema: Schema): Schema {
  const { $ref, allOf, ...own } = schema;
  const parts = [...($ref ? [resolve(document, schema)] : []), ...(allOf ?? [])];
  return Object.assign({}, ...parts.map((part) => flatten(document, part)), own);
}
