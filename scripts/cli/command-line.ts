import { readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** A call that can't be carried out as it was made: exit code 2. */
export class UsageError extends Error {}

/** A check that found something, or a contract that can't be built: exit code 1. */
export class CheckError extends Error {}

/**
 * Reads the arguments of an npm script. Flags that `options` does not know, values that are missing and
 * positional arguments are a {@link UsageError} that names them.
 */
export function readArguments<const Options extends ParseArgsOptionsConfig>(options: Options) {
  return readCall(options, 0).values;
}

/** As `readArguments`, for a script that takes positional arguments, too: `most` of them at the most. */
export function readCall<const Options extends ParseArgsOptionsConfig>(options: Options, most: number) {
  const call = parsed(options, most > 0);
  const beyond = call.positionals[most];
  if (beyond !== undefined) throw new UsageError(`${beyond}: is one argument too many. See --help.`);
  return call;
}

function parsed<const Options extends ParseArgsOptionsConfig>(options: Options, allowPositionals: boolean) {
  try {
    return parseArgs({ args: withNumbersJoined(process.argv.slice(2)), options, allowPositionals });
  } catch (error) {
    throw new UsageError(`${firstSentence((error as Error).message)}. See --help.`);
  }
}

/** `--flag -1` as `--flag=-1`: parseArgs would take the number for a flag, where whoever reads it can say what is wrong with it. */
function withNumbersJoined(args: string[]): string[] {
  return args.flatMap((arg, index) => {
    const [flag, next] = [args[index - 1], args[index + 1]];
    const isNegative = (text = "") => /^-\d/.test(text);
    if (isNegative(arg) && flag?.startsWith("--")) return [];
    return arg.startsWith("--") && isNegative(next) ? [`${arg}=${next}`] : [arg];
  });
}

/** Reads a TCP port. 0 asks the system for a free one. */
export function readPort(value: string, flag: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65535) {
    throw new UsageError(`${flag} ${value}: not a port. Give a number from 0 to 65535; 0 takes a free one.`);
  }
  return port;
}

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

function firstSentence(text: string): string {
  const end = text.search(/\. |[.?]?\n/);
  return (end < 0 ? text : text.slice(0, end)).replace(/\.$/, "");
}

/**
 * Reads a whole number in decimal digits.
 *
 * @param flag as it is typed, such as `--rounds`: the error names it
 * @param range the least and the most that are taken, both included
 * @throws UsageError if it is no such number, or out of the range
 */
export function readWholeNumber(value: string, flag: string, { least, most }: { least: number; most: number }): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new UsageError(`${flag} ${value}: no number that fits. Give a whole number from ${least} to ${most}.`);
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
