import type { Schema } from "../../openapi/schema.ts";

/** How each keyword that limits a value is said. */
const phrases: [keyword: string, phrase: (limit: unknown) => string][] = [
  ["const", (value) => `always ${JSON.stringify(value)}`],
  ["minLength", (limit) => (limit === 1 ? "not empty" : `at least ${limit} characters`)],
  ["maxLength", (limit) => `at most ${limit} characters`],
  ["pattern", (limit) => `matches ${limit}`],
  ["minimum", (limit) => `at least ${limit}`],
  ["exclusiveMinimum", (limit) => `more than ${limit}`],
  ["maximum", (limit) => `at most ${limit}`],
  ["exclusiveMaximum", (limit) => `less than ${limit}`],
  ["minItems", (limit) => `at least ${limit} in the list`],
  ["minProperties", (limit) => `at least ${limit} members`],
  ["default", (value) => `${JSON.stringify(value)} if left out`],
];

/** What a schema asks of a value besides its type. */
export function limitsOf(schema: Schema): string[] {
  return phrases.filter(([keyword]) => keyword in schema).map(([keyword, phrase]) => phrase(schema[keyword]));
}
