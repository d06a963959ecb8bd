import { validate as validateBody } from "@stoplight/prism-http/dist/validator/validators/body.js";
import { validate as validateHeaders } from "@stoplight/prism-http/dist/validator/validators/headers.js";
import { validate as validatePath } from "@stoplight/prism-http/dist/validator/validators/path.js";
import { validate as validateQuery } from "@stoplight/prism-http/dist/validator/validators/query.js";
import { ValidationContext } from "@stoplight/prism-http/dist/validator/validators/types.js";
import { type Either, isLeft } from "fp-ts/lib/Either.js";
import type { MockRequest } from "../http/request.ts";
import type { Operation, Violation } from "./operation.ts";
import { isAnyText } from "./parameters.ts";

/** What is looked at in a request: its parsed body, undefined where there is none, and the values in its path. */
export interface Checked {
  request: MockRequest;
  path: Record<string, string>;
  body: unknown;
}

/** Finds what is wrong with a request for one operation. */
type Check = (checked: Checked) => Violation[];

/**
 * Finds what is wrong with a request by Prism's own validators. An operation is asked for those parts alone that the contract
 * limits; Prism looks at all of them, and works out from the headers each time that a body is JSON.
 */
export function createValidation(operations: Operation[]): (operation: Operation, checked: Checked) => Violation[] {
  const checks = new Map(operations.map((operation) => [operation, checksOf(operation)]));
  return (operation, checked) => (checks.get(operation) ?? []).flatMap((check) => check(checked));
}

/** In Prism's order. */
function checksOf(operation: Operation): Check[] {
  const { body, headers = [], query = [], path = [] } = operation.request ?? {};
  const bundle = (operation as { __bundled__?: unknown }).__bundled__;
  const checks: Check[] = [];
  if (body) checks.push((checked) => bodyViolations(body, checked, bundle));
  if (headers.length > 0) {
    checks.push(({ request }) =>
      found(validateHeaders(textsOf(request.headers), headers, ValidationContext.Input, bundle)),
    );
  }
  if (query.length > 0) {
    const required = query.some((parameter) => parameter.required);
    checks.push(({ request }) => {
      const values = queryValues(request.query, query);
      return values || required ? found(validateQuery(values ?? {}, query, ValidationContext.Input, bundle)) : [];
    });
  }
  if (!path.every(({ schema }) => isAnyText(schema))) {
    checks.push((checked) => found(validatePath(checked.path, path, ValidationContext.Input, bundle)));
  }
  return checks;
}

type BodyOf = NonNullable<NonNullable<Operation["request"]>["body"]>;

function bodyViolations({ required, contents = [] }: BodyOf, { body }: Checked, bundle: unknown): Violation[] {
  // As in Prism, what JSON has for nothing is no body.
  if (required && !body) return [{ code: "required", message: "Body parameter is required", severity: 0 }];
  return body === undefined || body === null
    ? []
    : found(validateBody(body, contents, ValidationContext.Input, "application/json", undefined, bundle));
}

/** The parameters that the operation has; undefined if there is none of them. */
function queryValues(query: URLSearchParams, known: { name: string }[]): Record<string, string | string[]> | undefined {
  if (query.size === 0) return undefined;
  // Prism takes names without regard to case, which would let FILTER[...] pass for a filter that is then not applied.
  const given = known.filter(({ name }) => query.has(name));
  return given.length === 0
    ? undefined
    : Object.fromEntries(
        given.map(({ name }) => {
          const [first = "", ...more] = query.getAll(name);
          return [name, more.length > 0 ? [first, ...more] : first];
        }),
      );
}

function textsOf(headers: MockRequest["headers"]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function found<Target>(result: Either<Violation[], Target>): Violation[] {
  return isLeft(result) ? result.left : [];
}
