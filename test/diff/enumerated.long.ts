import { expect, test } from "vitest";
import { contract } from "../contract.ts";
import { enumerate } from "./enumerate.ts";
import { bumpOf, rate } from "./rate.ts";

/** Edits that no rule needs to know, and why. */
const waivers: Record<string, string> = {
  "Info version changed": "The version is what the changes decide, and no change itself.",
  "Info version removed": "Lint rejects a contract without a version.",
  "Operation security removed": "Those that anybody can call have no need to say so; others lose what a rule knows.",
};

const edits = enumerate(contract);
const rated = await rate(contract, edits);

/** An edit that leaves no change behind, or one that no rule knows. */
const uncovered = edits.filter((edit) => {
  const changes = rated.get(edit) ?? [];
  return changes.length === 0 || changes.some(({ rule }) => rule === "unknown");
});
const nameOf = ({ kind, keyword, how }: (typeof edits)[number]) => `${kind} ${keyword} ${how}`;

test(`each of ${edits.length} edits gets its class from a rule`, () => {
  const missing = uncovered.filter((edit) => !(nameOf(edit) in waivers));
  expect(
    missing.map(
      (edit) => `${edit.name}: ${bumpOf(rated.get(edit))}. Write a rule in scripts/diff/rules/, or a waiver here.`,
    ),
  ).toEqual([]);
});

test("each waiver is needed", () => {
  const needed = new Set(uncovered.map(nameOf));
  expect(Object.keys(waivers).filter((name) => !needed.has(name))).toEqual([]);
});
