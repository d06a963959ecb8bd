import { afterEach, expect, test, vi } from "vitest";
import type { ToolchainName } from "../../../scripts/codegen/commands/toolchains.ts";
import { generators } from "../../../scripts/codegen/generators/generators.ts";
import { problemsOf } from "../../../scripts/codegen/proof/problems.ts";

const [first] = generators;
if (!first) throw new Error("There is no generator.");
const generator = { ...first, name: "sample", gaps: [{ fails: ["create"], why: "It can't." }] };

afterEach(() => vi.unstubAllEnvs());

test.each([
  ["a failure that a gap explains", [["create", "wrong"]], []],
  [
    "one that none explains",
    [
      ["create", "wrong"],
      ["process", "404"],
    ],
    ["sample: process: 404"],
  ],
  ["a gap that is none", [], ["sample: create does not fail any more. Take it out of the gaps of its generator.ts."]],
] satisfies [string, [string, string][], string[]][])("%s", (_name, failures, want) => {
  const proof = { warnings: [], compiles: true, failures: new Map(failures) };
  expect(problemsOf({ generator, proof })).toEqual(want);
});

test.each<[string, string, ToolchainName[], string[]]>([
  ["a missing toolchain", "", ["go"], []],
  ["one that CI must have", "true", ["go"], ["sample: not run, there is no go. Install it."]],
])("%s", (_name, ci, missing, want) => {
  vi.stubEnv("CI", ci);
  expect(problemsOf({ generator, missing })).toEqual(want);
});
