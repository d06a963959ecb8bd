import type { Schema } from "../../openapi/schema.ts";

/** A value that a string is known to have. */
export interface Value {
  value: string;
  meaning: string;
  /** What is special about it, in a word or two: nothing changes after it, or nothing more comes of an attempt. */
  mark?: string | undefined;
}

/** The values that a schema knows: all there can be (`enum`), or those known so far (`x-extensible-enum`). */
export function valuesOf(schema: Schema): Value[] {
  const meanings = (schema["x-enumDescriptions"] ?? {}) as Record<string, string>;
  const final = (schema["x-final"] ?? []) as string[];
  // What begins somewhere is a course, and its last stops are final; anything else explains an attempt.
  const mark = "x-initial" in schema ? "final" : "ends the attempt";
  return knownValues(schema).map((value) => ({
    value,
    meaning: meanings[value] ?? "",
    mark: final.includes(value) ? mark : undefined,
  }));
}

function knownValues(schema: Schema): string[] {
  const values = schema["x-extensible-enum"] ?? schema.enum ?? [];
  return (values as unknown[]).filter((value) => value !== null).map(String);
}
