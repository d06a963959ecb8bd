import type { OpenApiDocument } from "../../openapi/document.ts";
import type { Schema } from "../../openapi/schema.ts";

/** The document of the admin API, from which calls, forms and names are derived. */
export const adminContract: OpenApiDocument = await (await fetch("openapi.json")).json();

/** Values that a schema knows; none if any will do. */
export function knownValues(schema: Schema): string[] {
  return ((schema.enum ?? schema["x-extensible-enum"] ?? []) as unknown[]).map(String);
}
