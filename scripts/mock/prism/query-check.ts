import { validate as validateQuery } from "@stoplight/prism-http/dist/validator/validators/query.js";
import { ValidationContext } from "@stoplight/prism-http/dist/validator/validators/types.js";
import { type Check, checkValue, found } from "./check.ts";
import type { Operation } from "./operation.ts";

type Parameters = NonNullable<NonNullable<Operation["request"]>["query"]>;
type Values = Record<string, string | string[]>;

/** Prepares the check of the parameters that an operation has in its query. */
export function queryCheck(parameters: Parameters, bundle: unknown): Check {
  const plain = parameters.every(isPlain);
  const properties = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]));
  const required = parameters.filter((one) => one.required).map(({ name }) => name);
  const schema = { type: "object", properties, required };
  return ({ request: { query } }) => {
    const values = valuesIn(query, parameters);
    if (!values && required.length === 0) return [];
    if (plain) return checkValue(values ?? {}, schema, "query", bundle);
    return found(validateQuery(values ?? {}, parameters, ValidationContext.Input, bundle));
  };
}

/** Whether a parameter has one value, written as it is. Of one that is deprecated, Prism warns. */
function isPlain({ style, schema, deprecated }: Parameters[number]): boolean {
  const types = [schema?.type ?? "object"].flat();
  return style === "form" && !deprecated && !types.includes("object") && !types.includes("array");
}

/** The parameters that are there; undefined if there is none of them. */
function valuesIn(query: URLSearchParams, parameters: Parameters): Values | undefined {
  if (query.size === 0) return undefined;
  let values: Values | undefined;
  // Prism takes names without regard to case, which would let FILTER[...] pass for a filter that is then not applied.
  for (const { name } of parameters) {
    const [first, ...more] = query.getAll(name);
    // As in Prism, a parameter without a value is none.
    if (!first && more.length === 0) continue;
    values ??= {};
    values[name] = more.length > 0 ? [first ?? "", ...more] : (first ?? "");
  }
  return values;
}
