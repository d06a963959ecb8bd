import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, expect, test } from "vitest";
import { checkTypes } from "./languages/typescript/check-types.ts";

const folder = mkdtempSync(`${tmpdir()}/types-`);
afterAll(() => rmSync(folder, { recursive: true }));

const types: Record<string, string> = {
  Closed: '{ status: "created" | "processed" }',
  Open: '{ status: "created" | (string & {}) }',
  Constant: '{ type: "payouts"; list?: { id: string }[] }',
  Named: "{ account?: { name: string } } & { [code: string]: { amount: number } }",
};

const answers: [name: string, schema: string, value: unknown, accepted: boolean][] = [
  ["a status that a closed type does not know", "Closed", { status: "never_seen" }, false],
  ["one that an open type does not know", "Open", { status: "never_seen" }, true],
  ["a new member", "Open", { status: "created", new_member: { deeper: [0, null] } }, true],
  ["a null that was not announced", "Open", { status: null }, false],
  ["a constant, and a list", "Constant", { type: "payouts", list: [{ id: "a", new_member: 1 }] }, true],
  ["another constant", "Constant", { type: "payout" }, false],
  ["a map with a named member", "Named", { account: { name: "a" }, card: { amount: 0 } }, true],
  ["one that lacks the named member", "Named", { card: { amount: 0 } }, true],
  ["an entry of a wrong type", "Named", { card: { amount: "0" } }, false],
];

// One program for all of them: most of the time goes into the compiler's own library.
const complaints = checkTypes(
  answers.map(([name, schema, value]) => ({ name, schema, value })),
  (schema) => types[schema] ?? "never",
  folder,
);

test.each(answers)("%s", (name, _schema, _value, accepted) => {
  expect(complaints.has(name)).toBe(!accepted);
});
