import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../scripts/cli/repository.ts";
import { toOpenApi30 } from "../../scripts/generate/derive.ts";
import type { OpenApiDocument, Schema } from "../../scripts/openapi/document.ts";
import { bodies, readModel } from "../../scripts/openapi/model.ts";
import { createValidator } from "../../scripts/openapi/validator.ts";
import { model, readGenerated } from "../contract.ts";
import { mutationsOf } from "../spec/mutations.ts";
import { distinctSamples } from "../spec/samples.ts";
import { createValidator30 } from "./validator-3.0.ts";

const names = ["openapi-3.0", "openapi-3.0.private", "openapi-3.0.public"];
const document30 = readGenerated("openapi-3.0.json");
const model30 = readModel(document30);
const validate30 = createValidator30(document30);

describe("the documents", () => {
  test.each(names)("%s is 3.0.3, and the same as YAML and JSON", (name) => {
    const [yaml, json] = ["yaml", "json"].map((form) => readFileSync(`${root}generated/${name}.${form}`, "utf8"));
    expect(parse(yaml ?? "")).toEqual(JSON.parse(json ?? ""));
    expect(JSON.parse(json ?? "").openapi).toBe("3.0.3");
  });

  test("have every operation of the contract", () => {
    const ids = model.operations.map(({ operation }) => operation.operationId);
    expect(model30.operations.map(({ operation }) => operation.operationId)).toEqual(ids);
  });
});

describe("what is valid", () => {
  const bodies30 = bodies(model30);
  // In 3.0, the two kinds of creation are one object, and nothing says that it needs one of their members.
  const unsaid = ["/data/attributes/fields: required, removed", "/data/attributes/token: required, removed"];

  test("every example stands where it stood", () => {
    const place = ({ operationId, place, name }: (typeof bodies30)[0]) => `${operationId} ${place} ${name}`;
    const receivesWebhook = bodies(model).filter(({ operationId }) => operationId === "receivePayoutInvoiceWebhook");
    expect(receivesWebhook.length).toBeGreaterThan(0);
    expect([...bodies30, ...receivesWebhook].map(place)).toEqual(bodies(model).map(place));
  });

  test.each(bodies30.map((body) => [`${body.operationId} ${body.place} ${body.name}`, body] as const))(
    "%s is valid",
    (_name, { schema, value }) => {
      expect(validate30(schema, value)).toEqual([]);
    },
  );

  test.each(distinctSamples.map(({ name, schema, value }) => [name, schema, mutationsOf(schema, value)] as const))(
    "%s: all of its mutations are rejected",
    (_name, schema, mutations) => {
      expect(mutations.length).toBeGreaterThan(0);
      const accepted = mutations.filter(({ value }) => validate30(schema, value).length === 0);
      expect(accepted.filter(({ name }) => !unsaid.includes(name))).toEqual([]);
    },
  );
});

describe("conversion", () => {
  const withSchema = (schema: Schema): OpenApiDocument => ({
    openapi: "3.1.1",
    info: { title: "Test", version: "1", summary: "Short" },
    servers: [],
    tags: [],
    paths: {},
    webhooks: { changed: {} },
    components: { schemas: { Thing: schema }, examples: {} },
  });
  const converted = (schema: Schema) => toOpenApi30(withSchema(schema)).components.schemas;

  test.each<[name: string, given: Schema, want: Record<string, Schema>]>([
    ["null in a list of types", { type: ["string", "null"] }, { Thing: { type: "string", nullable: true } }],
    ["a constant", { type: "string", const: "one" }, { Thing: { type: "string", enum: ["one"] } }],
    ["examples", { type: "integer", examples: [1, 2] }, { Thing: { type: "integer", example: 1 } }],
    [
      "an exclusive minimum",
      { type: "number", exclusiveMinimum: 0 },
      { Thing: { type: "number", minimum: 0, exclusiveMinimum: true } },
    ],
    [
      "an exclusive maximum in a property",
      { type: "object", properties: { rate: { type: "number", exclusiveMaximum: 1 } } },
      { Thing: { type: "object", properties: { rate: { type: "number", maximum: 1, exclusiveMaximum: true } } } },
    ],
    [
      "a list of two types",
      { type: ["object", "array"], description: "Map or list.", additionalProperties: true, maxItems: 0, items: {} },
      {
        Thing: {
          description: "Map or list.",
          oneOf: [{ $ref: "#/components/schemas/ThingObject" }, { $ref: "#/components/schemas/ThingArray" }],
        },
        ThingObject: { type: "object", description: "Map or list.", additionalProperties: true },
        ThingArray: { type: "array", description: "Map or list.", items: {}, maxItems: 0 },
      },
    ],
    [
      "a list of two types and null",
      { type: ["object", "array", "null"], properties: { code: { type: "string" } }, maxItems: 0 },
      {
        Thing: {
          oneOf: [
            { $ref: "#/components/schemas/ThingObject" },
            { $ref: "#/components/schemas/ThingArray" },
            { type: "string", nullable: true, enum: [null] },
          ],
        },
        ThingObject: { type: "object", properties: { code: { type: "string" } } },
        ThingArray: { type: "array", items: {}, maxItems: 0 },
      },
    ],
    [
      "a reference alone",
      { items: { $ref: "#/components/schemas/Thing" } },
      { Thing: { items: { $ref: "#/components/schemas/Thing" } } },
    ],
    [
      "a description beside a reference",
      { type: "object", properties: { self: { $ref: "#/components/schemas/Thing", description: "Its own." } } },
      {
        Thing: {
          type: "object",
          properties: { self: { allOf: [{ $ref: "#/components/schemas/Thing" }], description: "Its own." } },
        },
      },
    ],
  ])("%s", (_name, given, want) => {
    expect(converted(given)).toEqual(want);
  });

  describe.each<[name: string, schema: Schema]>([
    ["a map or an empty list", { type: ["object", "array"], maxItems: 0 }],
    ["a map, an empty list or null", { type: ["object", "array", "null"], maxItems: 0 }],
    ["a map with members, or a list", { type: ["array", "object"], required: ["a"], items: { type: "string" } }],
    ["a described reference", { properties: { a: { $ref: "#/components/schemas/Other", description: "Text." } } }],
  ])("%s takes the same values as in 3.1", (_name, schema) => {
    const document = withSchema(schema);
    document.components.schemas.Other = { type: ["string", "null"], minLength: 1 };
    const thing = { $ref: "#/components/schemas/Thing" };
    const [in31, in30] = [createValidator(document), createValidator30(toOpenApi30(document))];

    test.each([
      [null],
      [{}],
      [{ a: "b" }],
      [{ a: null }],
      [{ a: "" }],
      [{ a: [] }],
      [[]],
      [["a"]],
      [[1]],
      ["text"],
      [0],
      [true],
    ])("%j", (value) => {
      expect(in30(thing, value).length === 0).toBe(in31(thing, value).length === 0);
    });
  });

  test("a list of two types in place is rejected, by its description", () => {
    const given = { type: "object", properties: { id: { type: ["string", "integer"], description: "Either." } } };
    expect(() => converted(given)).toThrow(
      `type: [string, integer] in "Either.": OpenAPI 3.0 can't say it in place. Make it a named schema.`,
    );
  });

  test("the document keeps its webhooks as an extension, and loses its summary", () => {
    const { info, ...document } = toOpenApi30(withSchema({ type: "string" }));
    expect(info).toEqual({ title: "Test", version: "1" });
    expect(document).toMatchObject({ "x-webhooks": { changed: {} } });
    expect(document).not.toHaveProperty("webhooks");
  });
});
