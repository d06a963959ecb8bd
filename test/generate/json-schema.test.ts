import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { toJsonSchemas } from "../../scripts/generate/derive.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { bodies, nameOf } from "../../scripts/openapi/model.ts";
import { contract, model } from "../contract.ts";
import { mutationsOf } from "../spec/mutations.ts";
import { distinctSamples } from "../spec/samples.ts";

const base = "https://platform.example/payouts/schemas/";
const files = globSync(`${root}generated/schemas/*.json`).sort();
const schemas = files.map((file) => JSON.parse(readFileSync(file, "utf8")));

/** Strict, so that a keyword that is not JSON Schema's own is an error. */
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, schemas });
addFormats.default(ajv);

const complaints = (name: string | undefined, value: unknown): string[] => {
  const validate = ajv.getSchema(`${base}${name}.json`);
  if (!validate) throw new Error(`no schema ${name}`);
  validate(value);
  return (validate.errors ?? []).map((error) => `${error.instancePath || "/"} ${error.message}`);
};

test("each named schema of the contract is a file", () => {
  expect(files.map((file) => basename(file, ".json"))).toEqual(Object.keys(contract.components.schemas).sort());
});

test.each(files.map((file, index) => [basename(file), schemas[index]] as const))("%s compiles", (file, schema) => {
  expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(schema.$id).toBe(`${base}${file}`);
  expect(ajv.getSchema(schema.$id)).toBeTypeOf("function");
});

const rows = bodies(model).map(
  (body) => [`${body.operationId} ${body.place} ${body.name}`, nameOf(body.schema), body.value] as const,
);
test.each(rows)("%s is valid by %s", (_name, schema, value) => {
  expect(complaints(schema, value)).toEqual([]);
});

test.each(distinctSamples.map(({ name, schema, value }) => [name, schema, mutationsOf(schema, value)] as const))(
  "%s: all of its mutations are rejected",
  (_name, schema, mutations) => {
    expect(mutations.length).toBeGreaterThan(0);
    const accepted = mutations.filter(({ value }) => complaints(nameOf(schema), value).length === 0);
    expect(accepted.map(({ name }) => name)).toEqual([]);
  },
);

describe("derivation", () => {
  test.each<[name: string, given: object, want: object]>([
    ["a reference", { $ref: "#/components/schemas/Other" }, { $ref: "Other.json" }],
    ["an extension", { type: "string", "x-source": "inferred" }, { type: "string" }],
    [
      "a property named as a keyword",
      { properties: { $ref: { type: "string", "x-source": "inferred" }, "x-y": { type: "null" } } },
      { properties: { $ref: { type: "string" }, "x-y": { type: "null" } } },
    ],
    [
      "references in every kind of place",
      {
        oneOf: [{ $ref: "#/components/schemas/A" }],
        items: { $ref: "#/components/schemas/B" },
        additionalProperties: { $ref: "#/components/schemas/C" },
        patternProperties: { "^x-": { $ref: "#/components/schemas/D" } },
        propertyNames: { $ref: "#/components/schemas/E" },
      },
      {
        oneOf: [{ $ref: "A.json" }],
        items: { $ref: "B.json" },
        additionalProperties: { $ref: "C.json" },
        patternProperties: { "^x-": { $ref: "D.json" } },
        propertyNames: { $ref: "E.json" },
      },
    ],
    [
      "data",
      { examples: [{ $ref: "#/components/schemas/A", "x-y": 1 }] },
      { examples: [{ $ref: "#/components/schemas/A", "x-y": 1 }] },
    ],
  ])("%s", (_name, given, want) => {
    const document = { ...contract, components: { schemas: { Thing: given } } } as unknown as OpenApiDocument;
    expect(toJsonSchemas(document)).toEqual([
      [
        "Thing",
        {
          $schema: "https://json-schema.org/draft/2020-12/schema",
          $id: `${base}Thing.json`,
          $comment: "Generated from spec/ by `npm run build`. Do not edit.",
          title: "Thing",
          ...want,
        },
      ],
    ]);
  });
});
