import { CheckError } from "../../command-line/command-line.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { operations } from "../../openapi/operations.ts";
import { resolve } from "../../openapi/resolve.ts";

const endpoint = /^ {4}\/\*\* Call a (\w+) endpoint \*\/\n(?:.*\n){3}/gm;
const serializer = /^function (serialize(?:Array|Object)Param)\([\s\S]*?^}/gm;
const middlewareList = /^ {4}const finalMiddlewares = .*\n/gm;
const middlewareUse = /finalMiddlewares\.length/g;
const middlewareMethod = /^ {4}\/\*\* (?:Register|Unregister) middleware \*\/\n[\s\S]*?^ {4}\},?\n/gm;
const middlewareType =
  /^ {2}(?:\/\*\* (?:Register|Unregister) middleware \*\/|(?:use|eject)\(.*;|.*middleware\?: .*;)\n/gm;

/**
 * Leaves out of openapi-fetch what the clients have no use for, which every user of theirs would pay for: HTTP methods that the
 * contract does not have, the serialization of lists and maps as long as all its parameters are single values, and middleware.
 *
 * @throws CheckError if a part is not there, because it looks otherwise in another version
 */
export function trimOpenApiFetch(source: string, document: OpenApiDocument): string {
  const placed = operations(document);
  const methods = new Set(placed.map(({ method }) => method.toUpperCase()));
  const parameters = placed.flatMap((operation) => operation.parameters);
  const areSingle = parameters.every(({ schema = {} }) => !/object|array/.test(`${resolve(document, schema).type}`));
  const refuse = (_text: string, name: string) =>
    `function ${name}() {\n  throw new TypeError("a parameter is one value");\n}`;
  const withoutMiddleware = [middlewareList, middlewareMethod].reduce((text, part) => replace(text, part, ""), source);
  const withoutUse = replace(withoutMiddleware, middlewareUse, "false");
  const withMethods = replace(withoutUse, endpoint, (text, method) => (methods.has(method) ? text : ""));
  return areSingle ? replace(withMethods, serializer, refuse) : withMethods;
}

const readOrWritten = /^type (Readable|Writable)<T> = [\s\S]*?;\n(?=\n|type|export)/gm;

/**
 * The same for the types, from which middleware has to go, and the way in which they leave out members that are for reading or
 * for writing alone: the contract has none, and it makes an object of `string & {}`, so that no text fits a status.
 */
export function trimTypes(source: string): string {
  return replace(replace(source, middlewareType, ""), readOrWritten, (_text, name) => `type ${name}<T> = T;\n`);
}

function replace(source: string, part: RegExp, by: string | ((text: string, name: string) => string)): string {
  if (source.search(part) < 0) throw new CheckError(`openapi-fetch: has nothing like ${part}. Mend what trims it.`);
  return source.replaceAll(part, by as string);
}
