import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { UsageError } from "../command-line/command-line.ts";

/** A bundled OpenAPI document, as far as the mock itself reads it. */
export interface ContractDocument {
  info: { title: string };
  components: { schemas: Record<string, object> };
  "x-audiences": Record<string, { basePath: string }>;
}

/**
 * Reads the contract that the mock answers by.
 *
 * @param file a bundled OpenAPI 3.1 document in JSON; the neutral contract if left out
 * @throws UsageError if there is none, or it isn't a contract
 */
export function readContract(file?: string): ContractDocument {
  const path = file ?? ownContract();
  const contract = readJsonFile(path, "contract") as ContractDocument | null;
  // The document of one audience has its paths elsewhere, and no handler would be reached.
  if (typeof contract?.info?.title !== "string" || !contract["x-audiences"]) {
    throw new UsageError(`${path}: is not a contract of both APIs. Give one such as generated/openapi.json.`);
  }
  return contract;
}

/** Says where a contract's APIs are, such as `private API at /api, public API at /public-api`. */
export function describeApis(contract: ContractDocument): string {
  const apis = Object.entries(contract["x-audiences"]).map(([name, { basePath }]) => `${name} API at ${basePath}`);
  return apis.join(", ");
}

/** Where the neutral contract stands, in the repository as in the package that is made of it. */
export function ownContract(): string {
  return createRequire(import.meta.url).resolve("payouts-contract/openapi.json");
}

/** Reads a JSON file that the caller named. `what` says in errors what the file is. */
export function readJsonFile(file: string, what: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    // The text of a syntax error quotes the file, which may hold secrets.
    const reason = error instanceof SyntaxError ? "is not valid JSON" : "can't be read";
    throw new UsageError(`${file}: ${reason}. Give the ${what} as a JSON file that exists.`);
  }
}
