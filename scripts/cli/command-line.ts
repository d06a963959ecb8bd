import { readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";

/** A call that is wrong as it was made: exit code 2. */
export class UsageError extends Error {}

/** A check that found something, or a contract that can't be built: exit code 1. */
export class CheckError extends Error {}

/** Reads the name of one of several things. `what` says in the error what they are. */
export function readChoice<Choice extends string>(
  value: string,
  flag: string,
  what: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((one) => one === value);
  if (choice !== undefined) return choice;
  throw new UsageError(`${flag} ${value}: no such ${what}. There are ${choices.join(", ")}.`);
}

/**
 * Runs the body of an npm script, and turns what it throws into one line on stderr and an exit code. The body
 * imports what is large when it has read its arguments, so that a wrong call is told of at once.
 */
export async function run(main: () => Promise<void>): Promise<void> {
  // What a script imports when it has read its arguments is loaded compiled, from the second time on.
  enableCompileCache();
  try {
    await main();
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof CheckError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

/**
 * Reads a JSON file that the caller named.
 *
 * @param what says in errors what the file is, such as `contract`
 * @throws UsageError if it can't be read or is no JSON
 */
export function readJsonFile(file: string, what: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    // The text of a syntax error quotes the file, which may hold secrets.
    if (error instanceof SyntaxError) throw new UsageError(`${file}: is not valid JSON. Give the ${what} in JSON.`);
    throw new UsageError(`${file}: can't be read. Give the ${what} as a JSON file that exists.`);
  }
}

/** What moves the cursor of a terminal, ends a line, or changes the direction in which it is read. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Escapes as JSON does what others have put into a text to forge lines, or to get a terminal to obey them. */
export function onOneLine(text: string): string {
  return text.replaceAll(unseen, (character) => {
    const escaped = JSON.stringify(character).slice(1, -1);
    return escaped === character ? character.split("").map(escapeUnit).join("") : escaped;
  });
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Escapes what XML and HTML can't hold, and what they hold only so. */
export function escapeXml(text: string): string {
  const codes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return onOneLine(text)
    .replaceAll(/[\ufffe\uffff]/g, "\ufffd")
    .replaceAll(/[&<>"]/g, (character) => codes[character] ?? "");
}
