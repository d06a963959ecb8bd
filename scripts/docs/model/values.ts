import type { Schema } from "../../openapi/schema.ts";

/** A value that a string is known to have. */
export interface Value {
  value: string;
  meaning: string;
  /** Whether nothing changes after it. */
  final: boolean;
}

/** The values that a schema knows: all there can be (`enum`), or those known so far (`x-extensible-enum`). */
export function valuesOf(schema: Schema): Value[] {
  const meanings = (schema["x-enumDescriptions"] ?? {}) as Record<string, string>;
  const final = (schema["x-final"] ?? []) as string[];
  return knownValues(schema).map((value) => ({
    value,
    meaning: meanings[value] ?? "",
    final: final.includes(value),
  }));
}

function knownValues(schema: Schema): string[] {
  const values = schema["x-extensible-enum"] ?? schema.enum ?? [];
  return (values as unknown[]).filter((value) => value !== null).map(String);
}
