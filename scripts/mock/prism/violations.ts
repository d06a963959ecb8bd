import type { IHttpRequest } from "@stoplight/prism-http";
import { validateInput } from "@stoplight/prism-http/dist/validator/index.js";
import { isLeft } from "fp-ts/lib/Either.js";
import type { MockRequest } from "../http/request.ts";
import { bodyTypes, type Operation, type Violation } from "./operation.ts";

/**
 * What Prism's validation finds wrong with a request.
 *
 * @param body the parsed body, or undefined where there is none
 */
export type FindViolations = (operation: Operation, request: MockRequest, body: unknown) => Violation[];

/** Prepares the validation of requests for some operations. */
export function createValidation(operations: Operation[]): FindViolations {
  // Prism takes names without regard to case, which would let FILTER[...] pass for a filter that is then not applied.
  const known = new Set(operations.flatMap((operation) => operation.request?.query?.map(({ name }) => name) ?? []));
  const limiting = new Set(operations.filter(limits));
  return (operation, request, body) => {
    const query = queryValues(request.query, known);
    if (!query && !limiting.has(operation)) return [];
    const result = validateInput({ resource: operation, element: toPrism(request, query ?? {}, body) });
    return isLeft(result) ? relevant(result.left, operation) : [];
  };
}

/** Whether the contract asks anything of a request without a query, but that each parameter in the path is a text. */
function limits({ request = {} }: Operation): boolean {
  const { body, headers = [], query = [], path = [] } = request;
  return (
    body !== undefined ||
    headers.length > 0 ||
    query.some(({ required }) => required) ||
    path.some(({ schema }) => !isAnyText(schema))
  );
}

function isAnyText(schema: object | undefined): boolean {
  const keywords = Object.keys(schema ?? {}).filter(
    (keyword) => !/^(\$schema|title|description|examples?|x-.+)$/.test(keyword),
  );
  return keywords.join() === "type" && Object.assign({ type: "" }, schema).type === "string";
}

/** A body that the operation doesn't take is not looked at; Prism finds fault with it. */
function relevant(violations: Violation[], operation: Operation): Violation[] {
  return bodyTypes(operation).length > 0 ? violations : violations.filter(({ path = ["body"] }) => path[0] !== "body");
}

function toPrism(request: MockRequest, query: Record<string, string | string[]>, body: unknown): IHttpRequest {
  const length = request.body.length;
  return {
    // HEAD is a GET whose body is not sent.
    method: (request.method === "HEAD" ? "GET" : request.method).toLowerCase() as IHttpRequest["method"],
    // A comma would make a list of a parameter that is none.
    url: { path: request.path.replaceAll(",", "%2C"), query },
    // The real media type is checked by check-body.ts: Prism throws on one that can't be read.
    headers: length > 0 ? { "content-type": "application/json", "content-length": String(length) } : {},
    body,
  };
}

/** The parameters that some operation has; undefined if there is none of them. */
function queryValues(query: URLSearchParams, known: Set<string>): Record<string, string | string[]> | undefined {
  if (query.size === 0) return undefined;
  const names = [...new Set(query.keys())].filter((name) => known.has(name));
  if (names.length === 0) return undefined;
  return Object.fromEntries(
    names.map((name) => {
      const [first = "", ...more] = query.getAll(name);
      return [name, more.length > 0 ? [first, ...more] : first];
    }),
  );
}
