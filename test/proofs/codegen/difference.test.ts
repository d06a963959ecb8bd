import { expect, test } from "vitest";
import { difference } from "./judge.ts";

test.each([
  ["equal values", { a: [1, null, { b: "c" }] }, { a: [1, null, { b: "c" }] }, undefined],
  ["members in another order", { b: 2, a: 1 }, { a: 1, b: 2 }, undefined],
  ["a whole number with a decimal point", JSON.parse("10.0"), 10, undefined],
  ["a lost member", { a: {} }, { a: { b: 1 } }, "$.a.b is 1, written back not at all"],
  ["a lost null", {}, { a: null }, "$.a is null, written back not at all"],
  ["an added null", { a: null }, {}, "$.a is not there, written back null"],
  ["a number as text", [1, "10"], [1, 10], '$.1 is 10, written back "10"'],
  ["a list in place of a map", { a: [] }, { a: {} }, "$.a is {}, written back []"],
])("%s", (_name, written, sample, want) => {
  expect(difference(written, sample)).toBe(want);
});

test("a member that may differ is passed over, and the next one is not", () => {
  const written = { a: [{ b: null }], c: 2 };
  const given = { a: [{}], c: 1 };
  expect(difference(written, given, (own, other) => own === null && other === undefined)).toBe(
    "$.c is 1, written back 2",
  );
});
