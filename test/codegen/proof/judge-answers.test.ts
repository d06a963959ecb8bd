import { expect, test } from "vitest";
import { newMember } from "../../../scripts/codegen/answers/rules.ts";
import { allowHabits, judgeAnswers } from "../../../scripts/codegen/proof/judge-answers.ts";
import type { Json } from "../../../scripts/openapi/walk.ts";

const judge = (name: string, written: Json, value: Json) => {
  const habits = new Set<string>();
  const report = { journey: [], answers: [{ name, written: JSON.stringify(written) }] };
  const failures = judgeAnswers(report, [{ name, schema: "Thing", value }], allowHabits(habits));
  return { wrong: failures.get(name), habits: [...habits] };
};

test.each<[string, string, Json, Json, string[]]>([
  ["a new member that is dropped", "Thing new member", {}, { [newMember]: 1 }, ["drops new members"]],
  ["a null that is dropped", "Thing/a null", {}, { a: null }, ["drops null"]],
  ["a null for what is missing", "Thing/a missing", { a: null }, {}, ["adds null"]],
  ["an empty list that is dropped", "Thing/a empty list", {}, { a: [] }, ["drops empty lists"]],
  ["an empty map as null", "Thing/a list for a map", { a: null }, { a: [] }, ["takes an empty map for null"]],
  [
    "an empty list as a map",
    "Thing/a list for a map",
    { a: {} },
    { a: [] },
    ["takes an empty map and an empty list for the same"],
  ],
])("%s is a habit", (_name, name, written, given, habits) => {
  expect(judge(name, written, given)).toEqual({ wrong: undefined, habits });
});

test.each<[string, string, Json, Json, string]>([
  ["an entry that is dropped", "Thing new entry", {}, { never_seen: 1 }, "$.never_seen is 1, written back not at all"],
  ["a value that is altered", "Thing/a zero", { a: 1 }, { a: 0 }, "$.a is 0, written back 1"],
  ["a list that becomes a map", "Thing/a empty list", { a: {} }, { a: [] }, "$.a is [], written back {}"],
])("%s is wrong", (_name, name, written, given, wrong) => {
  expect(judge(name, written, given).wrong).toBe(wrong);
});

test("an answer that was refused, and one that was not reached, are wrong", () => {
  const report = { journey: [], answers: [{ name: "refused", error: "no such status" }] };
  const answers = ["refused", "forgotten"].map((name) => ({ name, schema: "Thing", value: {} }));
  expect([...judgeAnswers(report, answers)]).toEqual([
    ["refused", "no such status"],
    ["forgotten", "not reached"],
  ]);
});
