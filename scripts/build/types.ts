import openapiTypeScript, { astToString, type OpenAPI3 } from "openapi-typescript";
import type { OpenApiDocument } from "../openapi/document.ts";
import { header } from "./serialize.ts";

/** Declares the paths, operations and components of a document as TypeScript types. */
export async function declareTypes(document: OpenApiDocument): Promise<string> {
  const nodes = await openapiTypeScript(structuredClone(document) as unknown as OpenAPI3, {
    // Without it a free-form map is read as a map that can hold nothing.
    emptyObjectsUnknown: true,
    // A parameter or member with a default may still be left out by whoever sends it.
    defaultNonNullable: false,
    silent: true,
  });
  return `// ${header}\n\n${astToString(nodes)}`;
}
