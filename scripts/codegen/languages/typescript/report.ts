import { readFileSync } from "node:fs";

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

/** Takes the steps one after another, reads the samples by `read`, and prints the report. */
export async function report(
  steps: Record<string, () => Promise<Facts>>,
  read: (schema: string, text: string) => unknown,
): Promise<void> {
  const journey = [];
  for (const [step, take] of Object.entries(steps)) {
    try {
      journey.push({ step, facts: await take() });
    } catch (error) {
      journey.push({ step, error: String(error) });
    }
  }
  const samples = JSON.parse(readFileSync(given("SAMPLES"), "utf8")).map(
    ({ name, schema, value }: { name: string; schema: string; value: unknown }) => {
      try {
        return { name, written: JSON.stringify(read(schema, JSON.stringify(value))) };
      } catch (error) {
        return { name, error: String(error) };
      }
    },
  );
  process.stdout.write(`${JSON.stringify({ journey, samples })}\n`);
}
