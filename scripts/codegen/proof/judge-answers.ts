import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../openapi/walk.ts";
import type { Answer } from "../answers/answer.ts";
import { type Kind, newMember } from "../answers/rules.ts";
import type { Report } from "../generators/generator.ts";
import { type Allow, difference } from "./difference.ts";

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
