import { validate as validateHeaders } from "@stoplight/prism-http/dist/validator/validators/headers.js";
import { validate as validatePath } from "@stoplight/prism-http/dist/validator/validators/path.js";
import { ValidationContext } from "@stoplight/prism-http/dist/validator/validators/types.js";
import type { MockRequest } from "../http/request.ts";
import { bodyCheck } from "./body-check.ts";
import { type Check, type Checked, found } from "./check.ts";
import type { Operation, Violation } from "./operation.ts";
import { isAnyText } from "./parameters.ts";
import { queryCheck } from "./query-check.ts";

/**
 * Finds what is wrong with a request by Prism's own validators. An operation is asked for those parts alone that the contract
 * limits; Prism looks at all of them, and finds out each time what there is to look at.
 */
export function createValidation(operations: Operation[]): (operation: Operation, checked: Checked) => Violation[] {
  const checks = new Map(operations.map((operation) => [operation, checksOf(operation)]));
  return (operation, checked) => (checks.get(operation) ?? []).flatMap((check) => check(checked));
}

/** In Prism's order. */
function checksOf(operation: Operation): Check[] {
  const { body, headers = [], query = [], path = [] } = operation.request ?? {};
  const bundle = (operation as { __bundled__?: unknown }).__bundled__;
  const { Input } = ValidationContext;
  const checks: Check[] = [];
  if (body) checks.push(bodyCheck(body, bundle));
  if (headers.length > 0) {
    checks.push(({ request }) => found(validateHeaders(textsOf(request.headers), headers, Input, bundle)));
  }
  if (query.length > 0) checks.push(queryCheck(query, bundle));
  if (!path.every(({ schema }) => isAnyText(schema))) {
    checks.push((checked) => found(validatePath(checked.path, path, Input, bundle)));
  }
  return checks;
}

function textsOf(headers: MockRequest["headers"]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
