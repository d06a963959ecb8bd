import { expect, test } from "vitest";
import { contract } from "../contract.ts";
import { withProbes } from "./probes.ts";
import { classOf, rate } from "./rate.ts";
import { schemaEdits } from "./schema-edits.ts";

const { document, sites } = withProbes(contract);
const rows = schemaEdits(sites);
const rated = await rate(document, rows);

test.each(rows.map((row) => [row.name, row.want, row] as const))("%s: %s", (_name, want, row) => {
  expect(classOf(rated.get(row), want), JSON.stringify(rated.get(row), null, 2)).toBe(want);
});

test("a rule knows each change, but what nobody knows", () => {
  const unknown = rows.filter((row) => rated.get(row)?.some(({ rule }) => rule === "unknown"));
  expect(unknown.map(({ name }) => name).filter((name) => !name.endsWith("that nobody knows"))).toEqual([]);
});
