import { expect, test } from "vitest";
import { documentEdits } from "./document-edits.ts";
import { classOf, rate } from "./rate.ts";
import { withTargets } from "./targets.ts";

const edits = documentEdits();
const rated = await rate(withTargets(), edits);

test.each(edits.map((edit) => [edit.name, edit.row[2], edit] as const))("%s: %s", (_name, want, edit) => {
  expect(classOf(rated.get(edit), want), JSON.stringify(rated.get(edit), null, 2)).toBe(want);
});

test("a rule knows each change, but what nobody knows", () => {
  const unknown = edits.filter((edit) => rated.get(edit)?.some(({ rule }) => rule === "unknown"));
  expect(unknown.map(({ name }) => name).filter((name) => !name.endsWith("that nobody knows"))).toEqual([]);
});
