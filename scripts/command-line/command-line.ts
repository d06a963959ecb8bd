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
