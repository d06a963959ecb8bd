import { CheckError } from "../command-line/command-line.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { isObject } from "../openapi/json.ts";

/** A variable of a collection, `{{name}}` where it is used. */
export interface Variable {
  name: string;
  value: string;
}

/** Examples that differ from account to account, or that an earlier request gives: where each stands in `components`. */
const examples: [variable: string, path: string[]][] = [
  ["publicKey", ["examples", "prerequest-request", "value", "public_key"]],
  ["serviceId", ["parameters", "serviceId", "example"]],
  ["invoiceId", ["parameters", "invoiceId", "example"]],
  ["referenceId", ["parameters", "requiredFilterReferenceId", "example"]],
];

/**
 * Puts variables in the place of what a caller has to set. IDs begin with the documented examples; credentials begin empty.
 *
 * @returns a copy of the document that has `{{name}}` where the examples were, and every variable of a collection
 * @throws CheckError if the contract has moved an example
 */
export function withVariables(document: OpenApiDocument): { document: OpenApiDocument; variables: Variable[] } {
  const copy = structuredClone(document);
  const variables = [
    { name: "baseUrl", value: baseUrl(document) },
    { name: "accountId", value: "" },
    { name: "apiKey", value: "" },
  ];
  for (const [name, path] of examples) {
    const member = path.at(-1) ?? "";
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((node, step) => (isObject(node) ? node[step] : undefined), copy.components);
    const value = isObject(parent) ? parent[member] : undefined;
    if (!isObject(parent) || typeof value !== "string") {
      throw new CheckError(`components.${path.join(".")}: no text there, and collections need one for {{${name}}}.`);
    }
    parent[member] = `{{${name}}}`;
    variables.push({ name, value: name === "publicKey" ? "" : value });
  }
  return { document: copy, variables };
}

/** The first server's address, with the defaults of its variables. */
function baseUrl({ servers: [server] }: OpenApiDocument): string {
  const defaults = Object.entries((server?.variables ?? {}) as Record<string, { default: string }>);
  return defaults.reduce((url, [name, { default: value }]) => url.replaceAll(`{${name}}`, value), server?.url ?? "");
}
