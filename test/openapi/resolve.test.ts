import { expect, test } from "vitest";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { componentName, resolve } from "../../scripts/openapi/model.ts";

const document = {
  components: {
    schemas: {
      Name: { type: "string" },
      Alias: { $ref: "#/components/schemas/Name", description: "Called otherwise." },
      Round: { $ref: "#/components/schemas/Trip" },
      Trip: { $ref: "#/components/schemas/Round" },
      "with/slash~tilde and space": { type: "integer" },
      Holder: { properties: { $ref: { type: "boolean" } }, prefixItems: [{ type: "null" }] },
    },
  },
} as unknown as OpenApiDocument;

test.each<[name: string, given: object, want: object]>([
  ["a node is itself", { type: "null" }, { type: "null" }],
  ["a reference", { $ref: "#/components/schemas/Name" }, { type: "string" }],
  ["a reference to a reference", { $ref: "#/components/schemas/Alias" }, { type: "string" }],
  ["~1 and ~0 in a name", { $ref: "#/components/schemas/with~1slash~0tilde%20and%20space" }, { type: "integer" }],
  ["a part of a component", { $ref: "#/components/schemas/Holder/prefixItems/0" }, { type: "null" }],
  ["a property of the name $ref", { $ref: "#/components/schemas/Holder/properties/$ref" }, { type: "boolean" }],
])("%s", (_name, given, want) => {
  expect(resolve(document, given)).toEqual(want);
});

test.each(["#/components/schemas/Missing", "#/components/schemas/Round", "#/constructor", "Name.yaml", ""])(
  "%j leads nowhere, and is refused by name",
  ($ref) => {
    expect(() => resolve(document, { $ref })).toThrow(/^(#\/\S+|Name\.yaml|) leads nowhere$/);
  },
);

test.each([
  [{ $ref: "#/components/schemas/Name" }, "Name"],
  [{ $ref: "#/components/schemas/with~1slash" }, "with/slash"],
  [{ type: "string" }, undefined],
])("%j refers to %j", (node, name) => {
  expect(componentName(node)).toBe(name);
});
