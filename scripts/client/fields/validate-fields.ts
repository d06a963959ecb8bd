import type { components } from "../api.d.ts";
import { fieldRegExp, longestValue } from "./field-regexp.ts";
import { passesLuhn } from "./luhn.ts";

type Schemas = components["schemas"];

/** What is wrong with a field, in the contract's words: it is `required`, its `regexp` does not match, or a check of that name fails. */
export type FieldProblem = "required" | "regexp" | "Luhn";

/**
 * Checks what somebody filled in against what a service asks for, as far as that can be told without the platform.
 *
 * @param service as the pre-request describes it
 * @param fields what would be sent as `fields`
 * @returns the first problem of each field that has one; an empty map if there is none
 */
export function validateFields(
  service: Pick<Schemas["PrerequestService"], "fields">,
  fields: Record<string, unknown>,
): Record<string, FieldProblem> {
  const problems = service.fields.map((field) => [field.key, problemOf(field, textOf(fields[field.key]))]);
  return Object.fromEntries(problems.filter(([, problem]) => problem));
}

function problemOf(field: Schemas["ServiceField"], value: string): FieldProblem | undefined {
  if (value === "") return field.required ? "required" : undefined;
  if (value.length <= longestValue && fieldRegExp(field)?.test(value) === false) return "regexp";
  const { validators = [] } = { ...field.options } as { validators?: { name: string }[] };
  return validators.some(({ name }) => name === "Luhn") && !passesLuhn(value) ? "Luhn" : undefined;
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}
