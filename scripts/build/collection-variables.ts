import { CheckError } from "../command-line/command-line.ts";
import { apiKeys } from "../openapi/api-keys.ts";
import type { OpenApiDocument, RequestBody } from "../openapi/document.ts";
import { isObject } from "../openapi/json.ts";
import { operations } from "../openapi/operations.ts";
import { resolve } from "../openapi/resolve.ts";
import { linkedValues } from "./linked-values.ts";

/** A variable of a collection, `{{name}}` where it is used. */
export interface Variable {
  name: string;
  value: string;
}

/**
 * Puts variables in the place of what a caller has to set, and of what an earlier request gives. The latter begin with the
 * documented examples; credentials begin empty.
 *
 * @returns a copy of the document that has `{{name}}` where the examples were, and every variable of a collection
 * @throws CheckError if a parameter that a link passes a value to has no example
 */
export function withVariables(document: OpenApiDocument): { document: OpenApiDocument; variables: Variable[] } {
  const copy = structuredClone(document);
  // Several requests may give the same value.
  const linked = new Map(linkedValues(document).map((value) => [value.name, value]));
  const variables = [
    { name: "baseUrl", value: baseUrl(document) },
    ...["accountId", "apiKey", ...apiKeys(document).map(({ scheme }) => scheme)].map((name) => ({ name, value: "" })),
    ...[...linked.keys()].map((name) => ({ name, value: exampleOf(document, name) })),
  ];
  for (const { scheme, member } of apiKeys(document)) {
    for (const body of requestExamples(copy)) if (typeof body[member] === "string") body[member] = `{{${scheme}}}`;
  }
  for (const { name, parameters } of linkedValues(document)) {
    for (const parameter of parameters) {
      Object.assign(copy.components.parameters?.[parameter] ?? {}, { example: `{{${name}}}` });
    }
  }
  return { document: copy, variables };
}

/** The bodies that requests give as examples, free to be changed as far as the document is. */
function requestExamples(document: OpenApiDocument): Record<string, unknown>[] {
  return operations(document)
    .flatMap(({ operation: { requestBody } }) => (requestBody ? resolve<RequestBody>(document, requestBody) : []))
    .flatMap(({ content }) => Object.values(content).flatMap(({ examples = {} }) => Object.values(examples)))
    .map((example) => resolve(document, example).value)
    .filter(isObject);
}

function exampleOf(document: OpenApiDocument, parameter: string): string {
  const { example } = document.components.parameters?.[parameter] ?? {};
  if (typeof example === "string") return example;
  throw new CheckError(
    `components.parameters.${parameter}: no text as its example, and collections need one. Give it.`,
  );
}

/** The first server's address, with the defaults of its variables. */
function baseUrl({ servers: [server] }: OpenApiDocument): string {
  const defaults = Object.entries(server?.variables ?? {});
  return defaults.reduce((url, [name, { default: value }]) => url.replaceAll(`{${name}}`, value), server?.url ?? "");
}
