import type { components } from "../../../generated/client/api.d.ts";
import { passesLuhn } from "../../client/fields/luhn.ts";
import type { CatalogueEntry } from "./entry.ts";
import { readRegexp } from "./regexp.ts";
import type { Terms } from "./terms.ts";

type FieldErrors = components["schemas"]["FieldErrors"];
type ServiceField = components["schemas"]["ServiceField"];

/** Holds the fields of a payout against the definition of its service. Fields that it doesn't define pass. */
export function serviceFieldErrors(fields: Record<string, unknown>, entry: CatalogueEntry): FieldErrors {
  const errors = entry.fields.flatMap((field) => {
    const value = Object.hasOwn(fields, field.key) ? fields[field.key] : undefined;
    const problem = problemOf(value, field);
    return problem ? [[`fields.${field.key}`, problem]] : [];
  });
  return Object.fromEntries(errors);
}

function problemOf(value: unknown, field: ServiceField): string | undefined {
  const { required, options } = field;
  if (value === undefined || value === null) return required ? "This field is missing." : undefined;
  if (value === "") return required ? "This value should not be blank." : undefined;
  if (typeof value !== "string" && typeof value !== "number") return "This value should be of type string.";
  const text = String(value);
  const pattern = patternOf(field);
  // Unlike test(), search() begins at the beginning whatever the flags.
  if (text.search(pattern) < 0) return `This value should match ${pattern.source}.`;
  const validators = options && "validators" in options ? options.validators : [];
  const luhn = validators?.some(({ name }) => name === "Luhn");
  return luhn && !passesLuhn(text) ? "This value should be a card number: its check digit is wrong." : undefined;
}

/** The definition of a field doesn't change, and its pattern is compiled once. */
const patterns = new WeakMap<ServiceField, RegExp>();

function patternOf(field: ServiceField): RegExp {
  const pattern = patterns.get(field) ?? readRegexp(field.regexp);
  patterns.set(field, pattern);
  return pattern;
}

/** Holds an amount against the limits of its service. */
export function amountErrors(amount: number, { amountMin, amountMax }: Terms): FieldErrors {
  if (amount < amountMin) return { amount: `This value should be greater than or equal to ${amountMin}.` };
  if (amount > amountMax) return { amount: `This value should be less than or equal to ${amountMax}.` };
  return {};
}
