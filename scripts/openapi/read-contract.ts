import { createRequire } from "node:module";
import { readJsonFile, UsageError } from "../cli/command-line.ts";
import type { OpenApiDocument } from "./document.ts";

/**
 * Reads the contract that the mock answers by.
 *
 * @param file a bundled OpenAPI 3.1 document in JSON; the neutral contract if left out
 * @throws UsageError if there is none, or it isn't a contract
 */
export function readContract(file?: string): OpenApiDocument {
  const path = file ?? ownContract();
  const contract = readJsonFile(path, "contract") as OpenApiDocument | null;
  if (typeof contract?.openapi !== "string" || !contract.openapi.startsWith("3.")) {
    throw new UsageError(
      `${path}: has no "openapi": "3.1.1" or the like. Give an OpenAPI document such as generated/openapi.json.`,
    );
  }
  // The document of one audience has its paths elsewhere, and no handler would be reached.
  if (typeof contract.info?.title !== "string" || !contract["x-audiences"] || !contract.paths || !contract.components) {
    throw new UsageError(`${path}: is not a contract of both APIs. Give one such as generated/openapi.json.`);
  }
  return contract;
}

/** Says where a contract's APIs are, such as `private API at /api, public API at /public-api`. */
export function describeApis(contract: OpenApiDocument): string {
  const audiences = Object.entries(contract["x-audiences"] ?? {});
  return audiences.map(([name, { basePath }]) => `${name} API at ${basePath}`).join(", ");
}

/** Where the neutral contract stands, in the repository as in the package that is made of it. */
export function ownContract(): string {
  return createRequire(import.meta.url).resolve("payouts-contract/openapi.json");
}
