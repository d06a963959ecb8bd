import { ValidationContext } from "@stoplight/prism-http/dist/validator/validators/types.js";
import { validateAgainstSchema } from "@stoplight/prism-http/dist/validator/validators/utils.js";
import { type Either, isLeft } from "fp-ts/lib/Either.js";
import { isSome } from "fp-ts/lib/Option.js";
import type { MockRequest } from "../http/request.ts";
import type { Violation } from "./operation.ts";

/** What is looked at in a request: its parsed body, undefined where there is none, and the values in its path. */
export interface Checked {
  request: MockRequest;
  path: Record<string, string>;
  body: unknown;
}

/** Finds what is wrong with a request for one operation. */
export type Check = (checked: Checked) => Violation[];

type Schema = Parameters<typeof validateAgainstSchema>[1];

/** What Prism's validator of a part of the request found. */
export function found<Target>(result: Either<Violation[], Target>): Violation[] {
  return isLeft(result) ? result.left : [];
}

/** Holds a value against a schema where Prism's validator of that part would come down to just that, by way of much else. */
export function checkValue(value: unknown, schema: object, part: "body" | "query", bundle: unknown): Violation[] {
  // Values in a query are texts, and made into what the schema asks for.
  const result = validateAgainstSchema(
    value,
    schema as Schema,
    part === "query",
    ValidationContext.Input,
    part,
    bundle,
  );
  return isSome(result) ? result.value : [];
}
