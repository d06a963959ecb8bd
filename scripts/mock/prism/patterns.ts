import { fieldRegExp, longestValue } from "../../client/fields/validate-fields.ts";

interface Schema {
  pattern?: string;
  patternProperties?: Record<string, unknown>;
  allOf?: unknown[];
}

/** Members of a schema that hold values, in which nothing is a pattern. */
const values = ["const", "default", "enum", "example", "examples"];

/**
 * Makes the patterns of schemas, wherever they are in a value, safe to be tried on what anybody sends: a contract may come from
 * anywhere, and a pattern that never ends would hold up everybody. One that grows with the length of a text is tried on texts of up
 * to 256 characters, and one that can't be judged is taken away.
 *
 * @param tell told of each pattern that is taken away
 */
export function guardPatterns(node: unknown, tell: (pattern: string) => void): void {
  if (typeof node !== "object" || node === null) return;
  for (const [name, part] of Object.entries(node)) {
    if (!values.includes(name)) guardPatterns(part, tell);
  }
  const schema = node as Schema;
  const { pattern, patternProperties } = schema;
  if (typeof pattern === "string" && !isLinear(pattern)) {
    delete schema.pattern;
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema has it.
    const bounded = { if: { maxLength: longestValue }, then: { pattern } };
    if (!canBeJudged(pattern)) tell(pattern);
    else schema.allOf = [...(schema.allOf ?? []), bounded];
  }
  // A member that is called `patternProperties` has a schema for its value, and no patterns for names.
  if (typeof patternProperties !== "object" || patternProperties === null || "type" in patternProperties) return;
  for (const name of Object.keys(patternProperties).filter((one) => !isLinear(one))) {
    delete patternProperties[name];
    tell(name);
  }
}

/** Whether it takes as many steps as a text has characters, however long: it begins at one place, and has one thing to repeat. */
function isLinear(pattern: string): boolean {
  const plain = pattern.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/gs, "x");
  return plain.startsWith("^") && !/[(|]/.test(plain) && (plain.match(/[*+?{]/g) ?? []).length <= 1;
}

function canBeJudged(pattern: string): boolean {
  return fieldRegExp({ regexp: `/${pattern}/u` }) !== undefined;
}
