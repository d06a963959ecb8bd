import { existsSync, readdirSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument } from "../../../scripts/openapi/document.ts";
import type { Json } from "../../../scripts/openapi/walk.ts";
import { type Answer, type Kind, newMember } from "../../spec/tomorrow.ts";
import type { Gap, Report, Sign } from "./generators/generator.ts";
import { type Command, runCommand } from "./toolchains.ts";

/** What is wrong with how a client read answers, by the name of each. */
export function judgeAnswers(
  report: Report,
  answers: Answer[],
  allowFor?: (answer: Answer) => Allow,
): Map<string, string> {
  const read = new Map(report.answers.map((answer) => [answer.name, answer]));
  const failures = new Map<string, string>();
  for (const answer of answers) {
    const { written, error } = read.get(answer.name) ?? { error: "not reached" };
    const wrong =
      written === undefined
        ? (error ?? "not written")
        : difference(JSON.parse(written) as Json, answer.value, allowFor?.(answer));
    if (wrong) failures.set(answer.name, wrong);
  }
  return failures;
}

/** Allows what a language's habit is when it writes, and notes it: nothing that the client knows is altered. */
export function allowHabits(habits: Set<string>): (answer: Answer) => Allow {
  return ({ name }) => {
    const isEmptyMap = emptyMaps.some((kind) => name.endsWith(` ${kind}`));
    return (written, given, member) => {
      const habit = habitOf(written, given, member) ?? (isEmptyMap ? habitWithNothing(written, given) : undefined);
      if (habit) habits.add(habit);
      return habit !== undefined;
    };
  };
}

/** The changes that leave a map with nothing in it. */
const emptyMaps: Kind[] = ["list for a map", "empty map"];

function habitOf(written: Json | undefined, given: Json | undefined, member: string): string | undefined {
  if (written === undefined && member === newMember) return "drops new members";
  if (written === undefined && given === null) return "drops null";
  if (written === null && given === undefined) return "adds null";
  if (written === undefined && isDeepStrictEqual(given, [])) return "drops empty lists";
  return undefined;
}

function habitWithNothing(written: Json | undefined, given: Json | undefined): string | undefined {
  if (!isEmpty(given)) return undefined;
  if (written === null) return "takes an empty map for null";
  return isEmpty(written) ? "takes an empty map and an empty list for the same" : undefined;
}

const isEmpty = (value: Json | undefined) => isDeepStrictEqual(value, []) || isDeepStrictEqual(value, {});

/** Says of a member that differs whether that is allowed; one that is not there is undefined. */
export type Allow = (written: Json | undefined, given: Json | undefined, member: string) => boolean;

/** Where two JSON values differ first, with both values there; undefined where they are equal, or what differs is allowed. */
export function difference(
  written: Json | undefined,
  given: Json | undefined,
  allow: Allow = () => false,
  path = "$",
): string | undefined {
  if (isDeepStrictEqual(written, given)) return undefined;
  if (isContainer(written) && isContainer(given) && Array.isArray(written) === Array.isArray(given)) {
    for (const member of new Set([...Object.keys(given), ...Object.keys(written)])) {
      const [own, other] = [memberOf(written, member), memberOf(given, member)];
      const found = allow(own, other, member) ? undefined : difference(own, other, allow, `${path}.${member}`);
      if (found) return found;
    }
    return undefined;
  }
  return `${path} is ${show(given) ?? "not there"}, written back ${show(written) ?? "not at all"}`;
}

function isContainer(value: Json | undefined): value is Json[] | { [member: string]: Json } {
  return typeof value === "object" && value !== null;
}

function memberOf(container: Json[] | { [member: string]: Json }, member: string): Json | undefined {
  return Object.hasOwn(container, member) ? (container as { [member: string]: Json })[member] : undefined;
}

const show = (value: Json | undefined): string | undefined => JSON.stringify(value)?.slice(0, 80);

/** What the contract says of a member whose schema is shared and says something else. */
export interface Description {
  /** The schema and the member, such as `CreatePayoutInvoiceAttributes.currency`. */
  name: string;
  text: string;
}

/** The descriptions beside a `$ref`, which OpenAPI 3.0 doesn't allow and which readers of it pass over. */
export function placedDescriptions(document: OpenApiDocument): Description[] {
  return Object.entries(document.components.schemas).flatMap(([schema, { properties = {} }]) =>
    Object.entries(properties).flatMap(([member, { $ref, description }]) =>
      $ref && description ? [{ name: `${schema}.${member}`, text: description }] : [],
    ),
  );
}

/** The names of the descriptions that stand nowhere in the files of a folder, whatever their comments look like. */
export function missingDescriptions(descriptions: Description[], folder: string): string[] {
  const code = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => wordsOf(readFileSync(`${entry.parentPath}/${entry.name}`, "utf8")))
    .join("\n");
  return descriptions.filter(({ text }) => !code.includes(wordsOf(text))).map(({ name }) => name);
}

/** The letters and digits of a text: marks of comments, line breaks and escaped quotes drop out. */
function wordsOf(text: string): string {
  return text.replaceAll(/&#?\w+;|\\[nrt]/g, "").replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

/** Longest time of a command that shows a gap, in seconds. */
const limit = 120;

/** The gaps that nothing shows any more, of those that have a sign. `noted` holds the warnings and habits of the run. */
export async function closedGaps(gaps: Gap[], folder: string, noted: string[]): Promise<Gap[]> {
  const closed: Gap[] = [];
  for (const gap of gaps) {
    if ("sign" in gap && !gap.sign.shows.test(await textOf(gap.sign, folder, noted))) closed.push(gap);
  }
  return closed;
}

/** What the commands that show gaps printed, by sign: generators of one kind share gaps, and one of them shows it for all. */
const printed = new Map<Sign, Promise<string>>();

async function textOf(sign: Sign, folder: string, noted: string[]): Promise<string> {
  const text = sign.after ? await print(sign, sign.after, folder) : noted.join("\n");
  if (!sign.file) return text;
  return existsSync(`${folder}/${sign.file}`) ? readFileSync(`${folder}/${sign.file}`, "utf8") : "";
}

function print(sign: Sign, command: Command, folder: string): Promise<string> {
  const text = printed.get(sign) ?? runCommand(command, folder, {}, limit).then(({ output }) => output);
  printed.set(sign, text);
  return text;
}
