import { expect, test } from "vitest";
import type { OpenApiDocument, Schema } from "../../scripts/openapi/document.ts";
import { mapSchemas } from "../../scripts/openapi/walk.ts";

const marked = (name: string): Schema => ({ title: name });

/** A document with a schema in every place where one can stand; each bears a title of its own. */
const document = {
  components: {
    schemas: {
      Named: {
        title: "named",
        items: marked("items"),
        contains: marked("contains"),
        additionalProperties: marked("additionalProperties"),
        unevaluatedProperties: marked("unevaluatedProperties"),
        unevaluatedItems: marked("unevaluatedItems"),
        propertyNames: marked("propertyNames"),
        contentSchema: marked("contentSchema"),
        not: marked("not"),
        if: marked("if"),
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: marked("then"),
        else: marked("else"),
        prefixItems: [marked("prefixItems")],
        allOf: [marked("allOf")],
        anyOf: [marked("anyOf")],
        oneOf: [{ title: "oneOf", properties: { schema: marked("property called schema") } }],
        properties: { examples: marked("property called examples") },
        patternProperties: { "^x-": marked("patternProperties") },
        dependentSchemas: { card: marked("dependentSchemas") },
        $defs: { Inner: marked("$defs") },
      },
    },
    parameters: {
      schema: { schema: marked("parameter"), content: { "a/b": { schema: marked("parameter's content") } } },
    },
    headers: { Allow: { schema: marked("header") } },
    requestBodies: { Body: { content: { "a/b": { schema: marked("request body") } } } },
    responses: {
      Answer: {
        headers: { H: { schema: marked("response's header") } },
        content: { c: { schema: marked("response") } },
      },
    },
    callbacks: {
      Told: {
        "{$request.body#/url}": {
          post: { responses: { "200": { content: { c: { schema: marked("component callback") } } } } },
        },
      },
    },
    pathItems: { Item: { get: { parameters: [{ schema: marked("component path item") }] } } },
  },
  paths: {
    "/a": {
      parameters: [{ schema: marked("path's parameter") }],
      post: {
        parameters: [{ schema: marked("operation's parameter") }],
        requestBody: {
          content: {
            c: {
              schema: marked("inline request"),
              encoding: { p: { headers: { H: { schema: marked("encoding's header") } } } },
            },
          },
        },
        responses: { default: { content: { c: { schema: marked("inline response") } } } },
        callbacks: { told: { url: { post: { requestBody: { content: { c: { schema: marked("callback") } } } } } } },
      },
    },
  },
  webhooks: { told: { post: { requestBody: { content: { c: { schema: marked("webhook") } } } } } },
} as unknown as OpenApiDocument;

/** The titles of everything in a document, found without any knowledge of its shape. */
function titlesIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([member, value]) =>
    member === "title" && typeof value === "string" ? [value] : titlesIn(value),
  );
}

test("every place of a schema is visited, once", () => {
  const visited: string[] = [];
  mapSchemas(document, (schema) => {
    visited.push(String(schema.title));
    return schema;
  });
  expect(visited.sort()).toEqual(titlesIn(document).sort());
});

test("data and names are left alone, and the document given stays as it was", () => {
  const given = {
    components: {
      schemas: {
        Thing: {
          default: { items: { type: "x" } },
          examples: [{ not: {} }],
          properties: { items: { const: { not: {} } } },
        },
      },
      examples: { one: { value: { schema: { type: "x" } } } },
    },
    paths: {},
  } as unknown as OpenApiDocument;
  const before = structuredClone(given);
  const changed = mapSchemas(given, (schema) => ({ ...schema, seen: true }));
  expect(given).toEqual(before);
  expect(changed.components).toEqual({
    schemas: {
      Thing: {
        default: { items: { type: "x" } },
        examples: [{ not: {} }],
        properties: { items: { const: { not: {} }, seen: true } },
        seen: true,
      },
    },
    examples: { one: { value: { schema: { type: "x" } } } },
  });
});
