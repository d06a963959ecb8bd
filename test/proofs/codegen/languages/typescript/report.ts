import { readFileSync } from "node:fs";
import { type Answer, checkTypes } from "./check-types.ts";

type Facts = Record<string, unknown>;

/** What the program was told, from the environment. */
export function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set.`);
  return value;
}

/** The member of a result that has to be there, or an error that shows the whole result. */
export function present<T>(value: T | null | undefined, result?: unknown): T {
  if (value === null || value === undefined) throw new Error(`Not there: ${JSON.stringify(result)}`);
  return value;
}

/** A map that may be empty, and is a list then, as the map that it has to be here. */
export function map<T>(value: T): Exclude<T, readonly unknown[]> {
  if (Array.isArray(value)) throw new Error("The map is empty.");
  return value as Exclude<T, readonly unknown[]>;
}

/**
 * Takes the steps one after another, reads the answers, and prints the report.
 *
 * @param typeOf the generated type of a schema, as code
 * @param check has a generated validator of a schema check an answer, where there is one: it throws if it is against it
 */
export async function report(
  steps: Record<string, () => Promise<Facts>>,
  typeOf: (schema: string) => string,
  check?: (schema: string, value: unknown) => unknown,
): Promise<void> {
  const journey = [];
  for (const [step, take] of Object.entries(steps)) {
    try {
      journey.push({ step, facts: await take() });
    } catch (error) {
      journey.push({ step, error: String(error) });
    }
  }
  const toRead: Answer[] = JSON.parse(readFileSync(given("ANSWERS"), "utf8"));
  const complaints = checkTypes(toRead, typeOf);
  const answers = toRead.map(({ name, schema, value }) => {
    try {
      check?.(schema, value);
    } catch (error) {
      return { name, error: String(error) };
    }
    const error = complaints.get(name);
    return error === undefined ? { name, written: JSON.stringify(value) } : { name, error };
  });
  process.stdout.write(`${JSON.stringify({ journey, answers })}\n`);
}
