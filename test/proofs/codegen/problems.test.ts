import { afterEach, expect, test, vi } from "vitest";
import type { Gap, Generator } from "./generators/generator.ts";
import { generators } from "./generators/generators.ts";
import { problemsOf } from "./page.ts";
import type { ToolchainName } from "./toolchains.ts";

const [first] = generators;
if (!first) throw new Error("There is no generator.");
const remedy = "Take it out of the gaps of its generator.ts.";
const gaps: Gap[] = [
  { fails: ["create", /^Invoice/], why: "It can't." },
  { sign: { shows: /./ }, why: "It won't." },
];
const generator: Generator = { ...first, name: "sample", gaps };
const known = [
  ["create", "wrong"],
  ["Invoice/id never seen", "wrong"],
] as const;

afterEach(() => vi.unstubAllEnvs());

test.each<[string, (readonly [string, string])[], Gap[], string[]]>([
  ["failures that a gap explains", [...known], [], []],
  ["one that none explains", [...known, ["process", "404"]], [], ["sample: process: 404"]],
  ["a name in a gap that fails no more", known.slice(1), [], [`sample: create does not fail any more. ${remedy}`]],
  ["a pattern of names likewise", known.slice(0, 1), [], [`sample: /^Invoice/ does not fail any more. ${remedy}`]],
  [
    "a gap that nothing shows",
    [...known],
    gaps.slice(1),
    [`sample: nothing shows any more that "It won't.". ${remedy}`],
  ],
  ["a program that did not run", [["program", "compile: no"]], [], ["sample: program: compile: no"]],
])("%s", (_name, failures, closed, want) => {
  const proof = { warnings: [], compiles: true, failures: new Map(failures), closed };
  expect(problemsOf({ generator, proof })).toEqual(want);
});

test.each<[string, string, ToolchainName[], string[]]>([
  ["a missing toolchain", "", ["go"], []],
  ["one that CI must have", "true", ["go"], ["sample: not run, there is no go. Install it."]],
])("%s", (_name, ci, missing, want) => {
  vi.stubEnv("CI", ci);
  expect(problemsOf({ generator, missing })).toEqual(want);
});
