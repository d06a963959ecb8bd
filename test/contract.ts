import { readFileSync } from "node:fs";
import { generatedFolder, root } from "../scripts/cli/repository.ts";
import type { OpenApiDocument } from "../scripts/openapi/document.ts";
import { type Model, readModel } from "../scripts/openapi/model.ts";

/** The neutral contract as it was last built. What builds it must not read it. */
export const contract: OpenApiDocument = readGenerated("openapi.json");

/** The same with its references followed. */
export const model: Model = readModel(contract);

/** Reads a JSON document below generated/. */
export function readGenerated(name: string): OpenApiDocument {
  return JSON.parse(readFileSync(`${root}${generatedFolder}/${name}`, "utf8"));
}
