/** What JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [member: string]: Json };

/** Whether a value is an object as JSON has it: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** A copy of an object with each of its values changed. */
export function mapValues<Value, Changed>(
  object: Record<string, Value>,
  change: (value: Value, name: string) => Changed,
): Record<string, Changed> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));
}
