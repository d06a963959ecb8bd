import { CheckError } from "../../command-line/command-line.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { operations } from "../../openapi/operations.ts";
import { resolve } from "../../openapi/resolve.ts";

const endpoint = /^ {4}\/\*\* Call a (\w+) endpoint \*\/\n(?:.*\n){3}/gm;
const serializer = /^function (serialize(?:Array|Object)Param)\([\s\S]*?^}/gm;
const middlewareList = /^ {4}const finalMiddlewares = .*\n/gm;
const middlewareUse = /finalMiddlewares\.length/g;
const middlewareMethod = /^ {4}\/\*\* (?:Register|Unregister) middleware \*\/\n[\s\S]*?^ {4}\},?\n/gm;
const mappedList = /T extends \(infer E\)\[\] \?/g;
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

/** The same for the types, from which middleware alone has to go. */
export function trimTypes(source: string): string {
  return replace(source, middlewareType, "");
}

/**
 * Leaves texts and empty lists as they are where the types of what is sent and read are worked out. Of a text that is open
 * beside known values, `string & {}`, they would otherwise make an object with the methods of a text, and of `[]` a list of
 * any length.
 */
export function keepSimpleTypes(source: string): string {
  return replace(source, mappedList, (text) => `T extends string | [] ? T : ${text}`);
}

function replace(source: string, part: RegExp, by: string | ((text: string, name: string) => string)): string {
  if (source.search(part) < 0) throw new CheckError(`openapi-fetch: has nothing like ${part}. Mend what trims it.`);
  return source.replaceAll(part, by as string);
}
