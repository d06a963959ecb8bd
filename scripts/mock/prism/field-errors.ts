import type { components } from "../../../generated/client/api.d.ts";
import type { Operation, Violation } from "./operation.ts";

/** Sentences for the keywords of JSON Schema. `operand` is what the keyword asks for, as Ajv's message ends. */
const sentences: Record<string, (operand: string) => string> = {
  required: () => "This field is missing.",
  type: (operand) => `This value should be of type ${operand}.`,
  exclusiveMinimum: (operand) => `This value should be greater than ${operand}.`,
  minimum: (operand) => `This value should be greater than or equal to ${operand}.`,
  exclusiveMaximum: (operand) => `This value should be less than ${operand}.`,
  maximum: (operand) => `This value should be less than or equal to ${operand}.`,
  multipleOf: (operand) => `This value should be a multiple of ${operand}.`,
  minLength: (operand) =>
    operand === "1" ? "This value should not be blank." : `This value should have at least ${operand} characters.`,
  maxLength: (operand) => `This value should have at most ${operand} characters.`,
  minItems: (operand) => `This list should have at least ${operand} entries.`,
  maxItems: (operand) => `This list should have at most ${operand} entries.`,
  pattern: (operand) => `This value should match ${operand}.`,
};

const formats: Record<string, string> = {
  email: "This value should be an email address.",
  uri: "This value should be a URL, such as https://example.com/callbacks.",
  date: "This value should be a date, such as 2000-12-31.",
};

/** Names every offending field as the documentation does, with the first thing that is wrong with it. */
export function fieldErrors(violations: Violation[], operation: Operation): components["schemas"]["FieldErrors"] {
  if (violations.length === 0) return {};
  const errors = new Map<string, string>();
  for (const violation of violations) {
    const path = pathOf(violation);
    const name = nameOf(path);
    if (!errors.has(name)) errors.set(name, sentenceFor(violation, path, operation));
  }
  return Object.fromEntries(errors);
}

/** Where the offending value stands, the part of the request first. Ajv puts a missing member at its parent. */
function pathOf({ path = ["body"], code, message }: Violation): string[] {
  const segments = path.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  const missing = code === "required" ? /property '(.+)'$/.exec(message)?.[1] : undefined;
  return missing ? [...segments, missing] : segments;
}

/** Below `data.attributes` the path alone, elsewhere the whole path; a parameter goes by its name. */
function nameOf([part = "", ...path]: string[]): string {
  if (path.length === 0) return part;
  const below = path[0] === "data" && path[1] === "attributes" ? path.slice(2) : [];
  return (below.length > 0 ? below : path).join(".");
}

function sentenceFor({ code, message }: Violation, [part, ...path]: string[], operation: Operation): string {
  const keyword = String(code);
  // Such as `must be >= 1`, `must match pattern "^a$"` and `must NOT have more than 3 items`.
  const operand =
    /pattern "(.*)"$/.exec(message)?.[1] ??
    /than (\S+) (?:characters|items)$/.exec(message)?.[1] ??
    /"?([^\s"]+)"?$/.exec(message)?.[1] ??
    "";
  if (part === "body" && path.length === 0 && keyword === "required") return "This value should not be blank.";
  if (keyword === "format") return formats[operand] ?? `This value should have the format ${operand}.`;
  if (keyword === "const") return `This value should be ${schemaAt(operation, path)?.const}.`;
  if (keyword === "enum") return `This value should be one of ${schemaAt(operation, path)?.enum?.join(", ")}.`;
  return sentences[keyword]?.(operand) ?? "This value is not valid.";
}

interface Schema {
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** Ajv's message does not say which values it misses. */
function schemaAt(operation: Operation, path: string[]): Schema | undefined {
  const root = operation.request?.body?.contents?.[0]?.schema as Schema | undefined;
  return path.reduce<Schema | undefined>((schema, name) => schema?.properties?.[name] ?? schema?.items, root);
}
