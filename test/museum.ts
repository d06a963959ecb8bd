import { bundle, createConfig } from "@redocly/openapi-core";
import { root } from "../scripts/cli/repository.ts";
import { bundledDocument } from "../scripts/generate/load.ts";
import type { OpenApiDocument } from "../scripts/openapi/document.ts";

/** Reads test/museum.yaml, a document that is not the project's own. */
export async function readMuseum(): Promise<OpenApiDocument> {
  const result = await bundle({ ref: `${root}test/museum.yaml`, config: await createConfig({}) });
  return bundledDocument(result.bundle);
}
