import { inspect } from "node:util";
import ms from "ms";
import { UsageError } from "./command-line.ts";

/**
 * An option of a command, or of a function: which values it takes, and what `--help` and the docs say of it. One rule, `accepts`,
 * holds for a value that code gives and for what `read` makes of a text on the command line.
 */
export interface Option<Value = unknown> {
  /** Stands for the value where the option is shown, such as `MS`. A flag has none, as it takes no value. */
  readonly placeholder?: string;
  /** Reads a text of the command line. A text in a wrong form becomes a value that `accepts` rejects. */
  readonly read: (text: string) => unknown;
  readonly accepts: (value: unknown) => value is Value;
  /** Says what is wrong with a value, and what to give instead. */
  readonly wrong: (value: unknown, typed: boolean) => string;
  /** Writes a value as it is typed. */
  readonly show: (value: Value) => string;
  /** What is taken, where that has limits that a reader would not guess. */
  readonly limits?: string | undefined;
  readonly default?: Value;
  /** What it does, as a clause that begins with a verb. Without it the option is not shown: a script calls itself with it. */
  readonly help?: string;
  /** Whether no error may show its value. */
  readonly isSecret?: boolean;
  /** The options that it can't be given with, and why. */
  readonly excludes?: Readonly<Record<string, string>>;
}

/** Options by their names in code. On the command line `stepDelay` is `--step-delay`. */
// biome-ignore lint/suspicious/noExplicitAny: `show` takes a value of the option's own, so no other type fits them all.
export type Options = Readonly<Record<string, Option<any>>>;

/** The values of options. One that has no default may be missing. */
export type Settings<Table extends Options> = {
  [Name in keyof Table as Table[Name] extends { default: unknown } ? Name : never]: ValueOf<Table[Name]>;
} & { [Name in keyof Table as Table[Name] extends { default: unknown } ? never : Name]?: ValueOf<Table[Name]> };

type ValueOf<Declared> = Declared extends Option<infer Value> ? Value : never;

/** What a kind of option leaves open. */
interface About<Value> {
  placeholder?: string;
  default?: Value;
  help?: string;
  excludes?: Record<string, string>;
}

/** Timers can't wait longer than this, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** The most whole days within that. */
const longestDuration = ms("24d");

/** A TCP port. */
export function port<Given extends About<number>>(about: Given) {
  return {
    placeholder: "PORT",
    read: readDigits,
    accepts: (value: unknown): value is number => isWhole(value) && value >= 0 && value <= 65535,
    wrong: () => "not a port. Give a number from 0 to 65535; 0 takes a free one",
    show: String,
    ...about,
  };
}

/** A whole number. */
export function count<Given extends About<number> & { least?: number; most?: number }>(about: Given) {
  const { least = 0, most = longestTimer } = about;
  return {
    placeholder: "COUNT",
    read: readDigits,
    accepts: (value: unknown): value is number => isWhole(value) && value >= least && value <= most,
    wrong: () => `no number that fits. Give a whole number from ${least} to ${most}`,
    show: String,
    // What is bounded by timers alone is not worth a word.
    limits: least > 0 || most < longestTimer ? `${least} to ${most}` : undefined,
    ...about,
  };
}

/** A number from 0 to 100, with decimals or not. */
export function percentage<Given extends About<number>>(about: Given) {
  return {
    placeholder: "PERCENT",
    read: (text: string) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN),
    accepts: (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= 100,
    wrong: () => "not a percentage. Give a number from 0 to 100",
    show: String,
    limits: "0 to 100",
    ...about,
  };
}

/** A time: `100ms`, `1s`, `1m` on the command line, milliseconds in code. */
export function duration<Given extends About<number>>(about: Given) {
  return {
    placeholder: "TIME",
    read: readDuration,
    accepts: (value: unknown): value is number => typeof value === "number" && value >= 1 && value <= longestDuration,
    wrong: (value: unknown, typed: boolean) => {
      if (typed && typeof value === "number") return `no time that fits. Give one from 1ms to ${ms(longestDuration)}`;
      return typed
        ? "not a duration. Give one such as 100ms, 1s or 1m"
        : `not a duration. Give milliseconds, from 1 to ${longestDuration}`;
    },
    show: (value: number) => ms(value),
    limits: "from 1ms",
    ...about,
  };
}

/** One of several names. `what` says in errors what they are. */
export function choice<const Choice extends string, Given extends About<NoInfer<Choice>>>(
  what: string,
  choices: readonly Choice[],
  about: Given,
) {
  return {
    placeholder: what.toUpperCase(),
    read: (text: string) => text,
    accepts: (value: unknown): value is Choice => choices.includes(value as Choice),
    wrong: () => `no such ${what}. There are ${choices.join(", ")}`,
    show: String,
    limits: choices.join(", "),
    ...about,
  };
}

/** A text that is not empty. */
export function text<Given extends About<string>>(about: Given) {
  return {
    placeholder: "TEXT",
    read: (text: string) => text,
    accepts: (value: unknown): value is string => typeof value === "string" && value !== "",
    wrong: (value: unknown) => (value === "" ? "is empty. Give a text" : "not a text. Give one"),
    show: String,
    ...about,
  };
}

/** The path of a file. */
export function file<Given extends About<string>>(about: Given) {
  return { ...text(about), placeholder: "FILE", wrong: () => "not the path of a file. Give one", ...about };
}

/** A secret, such as a token, which no error shows. It has what a header can have, and enough of it not to be guessed. */
export function secret<Given extends About<string>>(about: Given) {
  return {
    ...text(about),
    accepts: (value: unknown): value is string => typeof value === "string" && /^[\w.~+/=-]{16,256}$/.test(value),
    wrong: () => "no token that fits. Give 16 to 256 letters, digits, or any of -._~+/=",
    isSecret: true,
    ...about,
  };
}

/** The path of an address: `/`, or one without a slash at its end, such as `/payments`. */
export function urlPath<Given extends About<string>>(about: Given) {
  return {
    ...text(about),
    placeholder: "PATH",
    accepts: (value: unknown): value is string =>
      typeof value === "string" && /^(\/|(\/(?!\.\.?(\/|$))[\w.~-]+)+)$/.test(value),
    wrong: () => "not the path of an address. Give one such as /payments, or / for the root",
    ...about,
  };
}

/** Several texts: with commas between them on the command line, an array in code. */
export function list<Given extends About<string[]>>(what: string, about: Given) {
  return {
    placeholder: "NAME,...",
    read: (text: string) => text.split(","),
    accepts: (value: unknown): value is string[] =>
      Array.isArray(value) && value.every((item) => typeof item === "string" && item !== ""),
    wrong: (_value: unknown, typed: boolean) =>
      `not a list. Give ${what}, ${typed ? "with commas between them" : "in an array"}`,
    show: (value: string[]) => value.join(","),
    ...about,
  };
}

/** What is on or off, and off by default. One that is on by default is turned off by a flag: `callbacks` by `--no-callbacks`. */
export function flag<Given extends About<boolean>>(about: Given) {
  return {
    read: (text: string) => text,
    accepts: (value: unknown): value is boolean => typeof value === "boolean",
    wrong: (_value: unknown, typed: boolean) =>
      typed ? "takes no value. Leave it out" : "neither true nor false. Give one of them",
    show: String,
    default: false as boolean,
    ...about,
  };
}

/** A function, for options that only code can give. */
// biome-ignore lint/suspicious/noExplicitAny: each option calls its function with what is its own.
export function callback<Given extends About<(...values: any[]) => unknown>>(about: Given) {
  return {
    read: (text: string) => text,
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    accepts: (value: unknown): value is (...values: any[]) => unknown => typeof value === "function",
    wrong: () => "not a function. Give one",
    show: String,
    ...about,
  };
}

/** Milliseconds in a duration such as `100ms`, `1s`, `5m`, `2h` or `3d`; undefined if it is none. */
export function readDuration(text: string): number | undefined {
  if (!/^\d+(\.\d+)?(ms|s|m|h|d)$/.test(text)) return undefined;
  return ms(text as ms.StringValue);
}

function readDigits(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/**
 * Checks options that code gives, and fills in the defaults. What is undefined counts as not given.
 *
 * @param caller whose options they are, which an error names
 * @throws UsageError if there is no such option, or a value is not one that it takes
 */
export function checkOptions<Table extends Options>(caller: string, table: Table, given: object): Settings<Table> {
  const values = new Map<string, unknown>();
  for (const [name, value] of Object.entries(given)) {
    const option = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!option) {
      const near = nearest(name, Object.keys(table));
      const remedy = near ? `Did you mean ${near}?` : `There are ${Object.keys(table).join(", ")}.`;
      throw new UsageError(`${name}: no such option of ${caller}. ${remedy}`);
    }
    if (value === undefined) continue;
    if (!option.accepts(value)) {
      // What is in an object may be secret, and is more than a line.
      const shown = Object(value) === value ? Object.prototype.toString.call(value) : inspect(value);
      throw new UsageError(`${name}${option.isSecret ? "" : ` ${shown}`}: ${option.wrong(value, false)}.`);
    }
    values.set(name, value);
  }
  return settle(table, values, (name) => name);
}

/**
 * Fills in the defaults of options whose values were checked.
 *
 * @param nameOf how an error names an option
 * @throws UsageError if two were given that exclude each other
 */
export function settle<Table extends Options>(
  table: Table,
  values: Map<string, unknown>,
  nameOf: (name: string) => string,
): Settings<Table> {
  const isGiven = (name: string) => values.has(name) && values.get(name) !== (table[name]?.default ?? false);
  for (const [name, { excludes = {} }] of Object.entries(table)) {
    for (const [other, why] of Object.entries(excludes)) {
      if (isGiven(name) && isGiven(other))
        throw new UsageError(`${nameOf(name)} and ${nameOf(other)}: ${why}. Give one of them.`);
    }
  }
  const settings = Object.entries(table)
    .map(([name, option]) => [name, values.has(name) ? values.get(name) : option.default])
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(settings);
}

/** The name that was likely meant by one that there is not: one that begins with it, or has few other letters. */
export function nearest(name: string, known: string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[-_]/g, "");
  const meant = plain(name);
  if (meant.length < 2) return undefined;
  const [first] = known
    .map((each) => ({ each, distance: plain(each).startsWith(meant) ? 0.5 : distanceOf(meant, plain(each)) }))
    .sort((one, other) => one.distance - other.distance);
  return first && first.distance <= Math.max(1, meant.length / 3) ? first.each : undefined;
}

/** How many letters have to be changed, added, left out or swapped with the next to get from one word to another. */
function distanceOf(from: string, to: string): number {
  let [before, last]: number[][] = [[], Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= from.length; row++) {
    const next = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const isSwapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      next[column] = Math.min(
        at(last, column) + 1,
        at(next, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        isSwapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, next];
  }
  return at(last, to.length);
}

function at(row: number[] | undefined, index: number): number {
  return row?.[index] ?? Number.POSITIVE_INFINITY;
}
