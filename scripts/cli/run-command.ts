import { parseArgs } from "node:util";
import { run, UsageError } from "./command-line.ts";
import { nearest, type Option, type Options, type Settings, settle } from "./options.ts";

/** A command: what it does, and what it takes. */
export interface Command<Table extends Options = Options> {
  /** How it is called, in every way there is. */
  readonly usage: readonly string[];
  /** What it does, in sentences. */
  readonly about: string;
  readonly options: Table;
  /** The names of what it takes beside options, such as `FILE`. One that ends with `...`, at the end, stands for any number. */
  readonly operands?: readonly string[];
  /** What `--help` says below the options. */
  readonly more?: string;
  /** Names that an option takes, which `--help` lists at its end. */
  readonly names?: NamedValues;
}

/** Names with a meaning each. */
export interface NamedValues {
  /** What they are, in the plural. */
  title: string;
  entries: { name: string; help: string }[];
}

type Handle<Table extends Options> = (settings: Settings<Table>, operands: string[]) => Promise<void>;

/** Runs a command by the arguments of the process, as the body of a script. Ends with an exit code. */
export async function runCommand<Table extends Options>(command: Command<Table>, handle: Handle<Table>): Promise<void> {
  await run(() => handleCall(command, handle));
}

/**
 * Calls `handle` with what the arguments of the process say, or shows the help if they ask for it.
 *
 * @throws UsageError if the command has no such option, or the option takes no such value
 */
export async function handleCall<Table extends Options>(
  command: Command<Table>,
  handle: Handle<Table>,
  args: string[] = process.argv.slice(2),
): Promise<void> {
  const call = readCall(command, args);
  if (call === "help") process.stdout.write(helpOf(command));
  else await handle(call.settings, call.operands);
}

/**
 * Takes the name of a command off the arguments of the process, or shows which there are.
 *
 * @returns nothing where the help was wanted
 * @throws UsageError if there is no such command
 */
export function takeCommand<Name extends string>(program: string, commands: Record<Name, Command>): Name | undefined {
  const names = Object.keys(commands) as Name[];
  const [name] = process.argv.splice(2, 1);
  if (name === undefined) throw new UsageError(helpOfCommands(program, commands).trimEnd());
  if (["--help", "-h", "help"].includes(name)) process.stdout.write(helpOfCommands(program, commands));
  else if (!names.includes(name as Name)) {
    const near = nearest(name, names);
    throw new UsageError(
      `${name}: no such command. ${near ? `Did you mean ${near}?` : `There are ${names.join(", ")}.`} See ${program} --help.`,
    );
  } else return name as Name;
  return undefined;
}

interface Call<Table extends Options> {
  settings: Settings<Table>;
  operands: string[];
}

/** Reads the arguments of a command. @throws UsageError as `handleCall` */
export function readCall<Table extends Options>(command: Command<Table>, args: string[]): Call<Table> | "help" {
  const { options: table, operands: names = [] } = command;
  const namesByFlag = new Map(Object.entries(table).map(([name, option]) => [flagOf(name, option), name]));
  const { tokens } = parseArgs({
    args,
    options: Object.fromEntries(
      [...namesByFlag].map(([flag, name]) => [flag.slice(2), { type: takesValue(table[name]) ? "string" : "boolean" }]),
    ),
    allowPositionals: true,
    // What is wrong is said below, in the same words as for options that code gives.
    strict: false,
    tokens: true,
  });
  if (tokens.some((token) => token.kind === "option" && ["--help", "-h"].includes(token.rawName))) return "help";

  const values = new Map<string, unknown>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const name = namesByFlag.get(token.rawName);
    const option = name === undefined ? undefined : table[name];
    if (name === undefined || !option) throw unknownFlag(token.rawName, [...namesByFlag.keys()]);
    values.set(name, readValue(token, option));
  }
  const beyond = names.at(-1)?.endsWith("...") ? undefined : operands[names.length];
  if (beyond !== undefined) throw new UsageError(`${beyond}: is one argument too many.${hintOfNpm()} See --help.`);
  return { settings: settle(table, values, (name) => flagOf(name, table[name])), operands };
}

/** npm keeps flags that stand before `--` to itself, and passes on what may be their values. */
function hintOfNpm(): string {
  const script = process.env.npm_lifecycle_event;
  return script ? ` Options of an npm script come after --, as in npm run ${script} -- --help.` : "";
}

function unknownFlag(flag: string, known: string[]): UsageError {
  const near = nearest(flag, [...known, "--help"]);
  return new UsageError(`${flag}: no such option. ${near ? `Did you mean ${near}?` : "See --help."}`);
}

/** Reads and checks the value that a flag was given. */
function readValue(
  {
    rawName,
    value: text,
    inlineValue,
  }: { rawName: string; value?: string | undefined; inlineValue?: boolean | undefined },
  option: Option,
): unknown {
  if (!takesValue(option)) {
    if (text !== undefined) throw new UsageError(`${rawName}=${text}: ${option.wrong(text, true)}.`);
    return !option.default;
  }
  if (text === undefined || (!inlineValue && text.startsWith("--"))) {
    throw new UsageError(`${rawName}: has no value. Give one, as in ${rawName} ${option.placeholder}.`);
  }
  const value = option.read(text);
  if (!option.accepts(value)) throw new UsageError(`${rawName} ${text}: ${option.wrong(value, true)}.`);
  return value;
}

function takesValue(option: Option | undefined): boolean {
  return option?.placeholder !== undefined;
}

/** The flag of an option: `--step-delay` of `stepDelay`. */
function flagOf(name: string, option: Option | undefined): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return option?.default === true ? `--no-${words}` : `--${words}`;
}

/** The flags of options, help aside. */
export function flagsOf(table: Options): string[] {
  return Object.entries(table).map(([name, option]) => flagOf(name, option));
}

/** An option as `--help` and the docs show it. */
export interface DescribedOption {
  /** With what stands for its value: `--step-delay MS`. */
  flag: string;
  /** What it does, with code between backticks. */
  help: string;
  default?: string;
  limits?: string;
}

/** The options that a command shows. */
export function describeOptions(table: Options): DescribedOption[] {
  return Object.entries(table).flatMap(([name, option]) => {
    const { help, placeholder, limits, default: standard } = option;
    if (help === undefined) return [];
    return {
      flag: [flagOf(name, option), ...(placeholder ? [placeholder] : [])].join(" "),
      help,
      ...(placeholder && standard !== undefined ? { default: option.show(standard) } : {}),
      ...(limits ? { limits } : {}),
    };
  });
}

/** Longest line of `--help`. */
const width = 80;

/** What `--help` shows. */
export function helpOf({ usage, about, options, more, names }: Command): string {
  const [first, ...others] = usage;
  const rows = [...describeOptions(options), { flag: "--help", help: "shows this help" }];
  const lines = inColumns(rows.map((row) => ({ name: row.flag, help: helpText(row) })));
  return [
    `Usage: ${first}`,
    ...others.map((each) => `       ${each}`),
    "",
    ...wrap(about, width),
    "",
    ...lines,
    ...(more ? ["", ...wrap(more, width)] : []),
    ...(names ? ["", `${names.title}:`, "", ...inColumns(names.entries)] : []),
    "",
  ].join("\n");
}

/** Lines with a name each, and beside it what it means. */
function inColumns(entries: NamedValues["entries"]): string[] {
  const column = Math.max(...entries.map(({ name }) => name.length)) + 4;
  return entries.flatMap(({ name, help }) => {
    const [first = "", ...rest] = wrap(help.replaceAll("`", ""), width - column);
    return [`  ${name}`.padEnd(column) + first, ...rest.map((line) => " ".repeat(column) + line)];
  });
}

/** What the help of a program with several commands shows. */
function helpOfCommands(program: string, commands: Record<string, Command>): string {
  const lines = inColumns(Object.entries(commands).map(([name, { about }]) => ({ name, help: about })));
  return [
    `Usage: ${program} COMMAND [options]`,
    "",
    ...lines,
    "",
    `To list the options of a command, run ${program} COMMAND --help.`,
    "",
  ].join("\n");
}

/** What an option does, with its default and its limits in parentheses. */
function helpText({ help, default: standard, limits }: DescribedOption): string {
  const facts = [limits, standard === undefined ? undefined : `default ${standard}`].filter(
    (fact) => fact !== undefined,
  );
  return `${help}${facts.length > 0 ? ` (${facts.join("; ")})` : ""}`;
}

/** Breaks a text into lines at its spaces. */
function wrap(text: string, length: number): string[] {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? "";
    if (line === "") lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= length) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
