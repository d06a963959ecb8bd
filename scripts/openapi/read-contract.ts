import { createRequire } from "node:module";
import { readJsonFile, UsageError } from "../cli/command-line.ts";
import type { OpenApiDocument } from "./document.ts";

/**
 * Reads a document, such as the one that the mock responds by.
 *
 * @param file a bundled OpenAPI 3.1 document in JSON; the neutral contract if left out
 * @throws UsageError if there is none, or it isn't an OpenAPI document
 */
export function readContract(file?: string): OpenApiDocument {
  const path = file ?? ownContract();
  const contract = readJsonFile(path, "contract") as OpenApiDocument | null;
  if (typeof contract?.openapi !== "string" || !contract.openapi.startsWith("3.")) {
    throw new UsageError(
      `${path}: has no "openapi": "3.1.1" or the like. Give an OpenAPI document such as generated/openapi.json.`,
    );
  }
  if (typeof contract.info?.title !== "string" || !contract.paths) {
    throw new UsageError(
      `${path}: has no info.title or no paths. Give an OpenAPI document such as generated/openapi.json.`,
    );
  }
  const components: Partial<OpenApiDocument["components"]> = contract.components ?? {};
  return {
    ...contract,
    components: { ...components, schemas: components.schemas ?? {}, examples: components.examples ?? {} },
  };
}

/** Says where a contract's APIs are, such as `private API at /api, public API at /public-api`; without audiences, its title. */
export function describeApis(contract: OpenApiDocument): string {
  const audiences = Object.entries(contract["x-audiences"] ?? {});
  return audiences.map(([name, { basePath }]) => `${name} API at ${basePath}`).join(", ") || contract.info.title;
}

/** Where the neutral contract stands, in the repository as in the package that is made of it. */
export function ownContract(): string {
  return createRequire(import.meta.url).resolve("payouts-contract/openapi.json");
}
