import { expect, test } from "vitest";
import { createPathMatcher, fillPath } from "../../scripts/openapi/paths.ts";

test.each<[template: string, values: Record<string, unknown>, want: string]>([
  ["/payouts", {}, "/payouts"],
  ["/payouts/{id}", { id: "a/b c" }, "/payouts/a%2Fb%20c"],
  ["/{a}/{b-c}/{a}", { a: 1, "b-c": "2" }, "/1/2/1"],
])("%s is filled with %j", (template, values, want) => {
  expect(fillPath(template, values)).toBe(want);
});

test("a value can be put in as it is", () => {
  expect(fillPath("/payouts/{id}", { id: "{{id}}" }, String)).toBe("/payouts/{{id}}");
});

test("a value that is missing is named", () => {
  expect(() => fillPath("/payouts/{id}", {})).toThrow("/payouts/{id}: there is no value for id. Give one.");
});

const find = createPathMatcher([
  { path: "/payouts/{id}" },
  { path: "/payouts/today" },
  { path: "/{kind}/{id}/a.b" },
  { path: "/" },
]);

test.each<[path: string, want: [template: string, values: Record<string, string>][]]>([
  ["/payouts/a%2Fb", [["/payouts/{id}", { id: "a/b" }]]],
  [
    "/payouts/today",
    [
      ["/payouts/today", {}],
      ["/payouts/{id}", { id: "today" }],
    ],
  ],
  ["/x/y/a.b", [["/{kind}/{id}/a.b", { kind: "x", id: "y" }]]],
  ["/x/y/aXb", []],
  ["/payouts/", []],
  ["/payouts", []],
  ["/", [["/", {}]]],
])("%s fits", (path, want) => {
  expect(find(path).map(({ route, values }) => [route.path, values])).toEqual(want);
});

test("what is not percent-encoded as it should be is an error", () => {
  expect(() => find("/payouts/%")).toThrow(URIError);
});
