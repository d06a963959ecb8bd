import type { Document } from "@redocly/openapi-core";
import type { OpenApiDocument } from "../openapi/document.ts";

/**
 * What Redocly bundled, as plain data. Nothing in it is shared or an instance of a class, so that the steps that follow may take it
 * apart freely.
 */
export function bundledDocument(bundle: Document): OpenApiDocument {
  return JSON.parse(JSON.stringify(bundle.parsed));
}
