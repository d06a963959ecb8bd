import type { OpenApiDocument } from "../../openapi/document.ts";
import { operations } from "../../openapi/operations.ts";
import { resolve } from "../../openapi/resolve.ts";

const endpoint = /^ {4}\/\*\* Call a (\w+) endpoint \*\/\n(?:.*\n){3}/gm;
const serializer = /^function (serialize(?:Array|Object)Param)\([\s\S]*?^}/gm;

/**
 * Leaves out of openapi-fetch what the contract has no use for, which every user of the clients would pay for: HTTP methods that
 * it does not have, and, as long as all its parameters are single values, the serialization of lists and maps.
 */
export function trimOpenApiFetch(source: string, document: OpenApiDocument): string {
  const placed = operations(document);
  const methods = new Set(placed.map(({ method }) => method.toUpperCase()));
  const parameters = placed.flatMap((operation) => operation.parameters);
  const areSingle = parameters.every(({ schema = {} }) => !/object|array/.test(`${resolve(document, schema).type}`));
  const trimmed = source.replaceAll(endpoint, (text, method) => (methods.has(method) ? text : ""));
  const refusal = 'function $1() {\n  throw new TypeError("a parameter is one value");\n}';
  return areSingle ? trimmed.replaceAll(serializer, refusal) : trimmed;
}
