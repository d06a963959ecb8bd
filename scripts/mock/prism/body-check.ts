import { validate as validateBody } from "@stoplight/prism-http/dist/validator/validators/body.js";
import { ValidationContext } from "@stoplight/prism-http/dist/validator/validators/types.js";
import { type Check, checkValue, found } from "./check.ts";
import type { Operation } from "./operation.ts";

type Body = NonNullable<NonNullable<Operation["request"]>["body"]>;

/** Prepares the check of an operation's body, which is JSON. */
export function bodyCheck({ required, contents = [] }: Body, bundle: unknown): Check {
  const schema = contents.find(({ mediaType }) => mediaType === json)?.schema;
  const whole = schema !== undefined && !isReworked(schema);
  return ({ body }) => {
    // As in Prism, what JSON has for nothing is no body.
    if (required && !body) return [{ code: "required", message: "Body parameter is required", severity: 0 }];
    if (body === undefined || body === null) return [];
    if (whole) return checkValue(body, schema, "body", bundle);
    return found(validateBody(body, contents, ValidationContext.Input, json, undefined, bundle));
  };
}

const json = "application/json";

/** Whether Prism makes another schema of it, without what only answers have. */
function isReworked(schema: object): boolean {
  return /"(allOf|readOnly)":/.test(JSON.stringify(schema));
}
