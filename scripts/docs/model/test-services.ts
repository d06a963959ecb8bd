import { bodies, type Model } from "../../openapi/model.ts";
import { isObject } from "../../openapi/walk.ts";
import { type Value, vocabulariesOf } from "./schema.ts";

/** A field of a test service. */
export interface TestField {
  service: string;
  key: string;
  required: boolean;
  /** The pattern of its values. */
  pattern: string;
  /** What it decides: `status`, `resolution`, or `success-rate`; nothing if it decides nothing. */
  decides?: string | undefined;
}

/** How a test payout can end. */
export interface TestEnding extends Value {
  /** What to send to have it end so. */
  sent: string;
}

/** The platform's sandbox, as far as it is documented. */
export interface TestServices {
  /** Of each service in turn. */
  fields: TestField[];
  endings: TestEnding[];
}

/** Reads the test services of the documented samples, and what `x-test-fields` says of their fields. Undefined if there are none. */
export function testServices(model: Model): TestServices | undefined {
  const described = Object.values(model.components.schemas ?? {}).find((schema) => "x-test-fields" in schema);
  const names = described?.["x-test-fields"] as Record<string, string> | undefined;
  if (!names) return undefined;
  const services = new Map<string, Record<string, unknown>>();
  for (const { value } of bodies(model)) collectServices(value, names.method, services);
  const final =
    vocabulariesOf(model)
      .find(({ phases }) => phases.length > 0)
      ?.values.filter(({ mark }) => mark) ?? [];
  return {
    fields: [...services].flatMap(([service, { fields }]) =>
      (fields as { key: string; required: boolean; regexp: string }[]).map(({ key, required, regexp }) => ({
        service,
        key,
        required,
        // The documentation escapes the backslashes of its patterns twice.
        pattern: regexp.replaceAll("\\\\", "\\"),
        decides: Object.keys(names).find((role) => names[role] === key),
      })),
    ),
    // The documented pattern rejects underscores.
    endings: final.map((value) => ({ ...value, sent: value.value.replaceAll("_", "-") })),
  };
}

/** Finds the services of a method that list their fields, by their codes, anywhere in an example. */
function collectServices(value: unknown, method: unknown, found: Map<string, Record<string, unknown>>): void {
  if (Array.isArray(value)) for (const item of value) collectServices(item, method, found);
  if (!isObject(value)) return;
  const { code } = value;
  if (value.method === method && typeof code === "string" && Array.isArray(value.fields) && !found.has(code))
    found.set(code, value);
  for (const inner of Object.values(value)) collectServices(inner, method, found);
}
