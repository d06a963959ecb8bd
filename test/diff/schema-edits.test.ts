import { expect, test } from "vitest";
import { contract } from "../contract.ts";
import { withProbes } from "./probes.ts";
import { bumpOf, rate } from "./rate.ts";
import { schemaEdits } from "./schema-edits.ts";

const { document, sites } = withProbes(contract);
const rows = schemaEdits(sites);
const rated = await rate(document, rows);

test.each(rows.map((row) => [row.name, row.want, row] as const))("%s: %s", (_name, want, row) => {
  const [wire, code] = [bumpOf(rated.get(row), "wire"), bumpOf(rated.get(row), "code")];
  const got = want.startsWith("wire") ? `wire ${wire}, code ${code}` : bumpOf(rated.get(row));
  expect(got, JSON.stringify(rated.get(row), null, 2)).toBe(want);
});

test("a rule knows each change, but what nobody knows", () => {
  const unknown = rows.filter((row) => rated.get(row)?.some(({ rule }) => rule === "unknown"));
  expect(unknown.map(({ name }) => name).filter((name) => !name.endsWith("that nobody knows"))).toEqual([]);
});
