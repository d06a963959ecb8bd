import { describe, expect, test } from "vitest";
import { compareDocuments } from "../../scripts/diff/compare-contracts.ts";
import { placesOf } from "../../scripts/diff/places.ts";
import type { OpenApiDocument, Schema } from "../../scripts/openapi/document.ts";

/** A document, such as others write, whose one schema is sent both ways. */
function documentWith(schema: Schema | boolean, root: object = {}, operation: object = {}): OpenApiDocument {
  const content = { "application/json": { schema } };
  const post = { operationId: "post", requestBody: { content }, responses: { 200: { description: "d", content } } };
  return {
    openapi: "3.1.1",
    info: { title: "t", version: "1" },
    paths: { "/a": { post: { ...post, ...operation } } },
    ...root,
  } as unknown as OpenApiDocument;
}

async function verdictsOf(before: OpenApiDocument, after: OpenApiDocument): Promise<string[]> {
  const changes = await compareDocuments(before, after);
  return changes.map(({ place, wire, code }) => `${place}: wire ${wire}, code ${code}`);
}

const schemas = (all: Record<string, unknown>) => ({ components: { schemas: all } });
const secure = { security: [{ key: [] }], components: { securitySchemes: { key: { type: "http", scheme: "basic" } } } };
const same = { type: "object", properties: { a: { type: "string" } } };
const server = (url: string) => ({ servers: [{ url }] });
const hosts = (names: string[]) => ({
  servers: [{ url: "https://{host}", variables: { host: { default: names[0], enum: names } } }],
});
const headers = (name: string) => ({
  responses: { 200: { description: "d", headers: { [name]: { schema: { type: "string" } } } } },
});
const spelled = (type: string) => ({ requestBody: { content: { [type]: { schema: same } } } });

const tupleOf = (...names: string[]) =>
  ({ type: "array", prefixItems: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) }) as Schema;
const parts = (encoding: object) => {
  const properties = {
    note: { type: "string" },
    data: { type: "object" },
    picture: { type: "string", format: "binary" },
  };
  const content = { "multipart/form-data": { schema: { type: "object", properties }, encoding } };
  return { requestBody: { content }, responses: { 200: { description: "d", content } } };
};

const item = {
  components: { pathItems: { I: { get: { operationId: "get", responses: { 200: { description: "d" } } } } } },
};

describe("what means the same is the same", () => {
  test.each<[name: string, before: OpenApiDocument, after: OpenApiDocument]>([
    [
      "security that moves into an operation",
      documentWith(same, secure),
      documentWith(same, secure, { security: [{ key: [] }] }),
    ],
    ["no security, said and not said", documentWith(same), documentWith(same, {}, { security: [] })],
    ["true, and any value", documentWith(true), documentWith({})],
    [
      "a server with a slash",
      documentWith(same, server("https://a.example/v1/")),
      documentWith(same, server("https://a.example/v1")),
    ],
    [
      "a header in small letters",
      documentWith(same, {}, headers("X-Request-ID")),
      documentWith(same, {}, headers("x-request-id")),
    ],
    [
      "a media type in capitals and with spaces",
      documentWith(same, {}, spelled("text/csv; charset=utf-8")),
      documentWith(same, {}, spelled("Text/CSV;charset=UTF-8")),
    ],
    [
      "a part that stands among the components, and in its place",
      documentWith(same, { ...item, paths: { "/a": { $ref: "#/components/pathItems/I" } } }),
      documentWith(same, { paths: { "/a": item.components.pathItems.I } }),
    ],
    [
      "parts of a form, written as they are by default",
      documentWith(same, {}, parts({})),
      documentWith(
        same,
        {},
        parts({
          note: { style: "form", explode: true, allowReserved: false },
          data: { contentType: "application/json" },
          picture: { contentType: "application/octet-stream" },
        }),
      ),
    ],
    [
      "how the parts of what is no form are written",
      documentWith(same),
      documentWith(
        same,
        {},
        { requestBody: { content: { "application/json": { schema: same, encoding: { a: { style: "x" } } } } } },
      ),
    ],
    [
      "a lone allOf",
      documentWith({ $ref: "#/components/schemas/A" }, schemas({ A: same })),
      documentWith({ allOf: [{ $ref: "#/components/schemas/A" }] }, schemas({ A: same })),
    ],
  ])("%s", async (_name, before, after) => {
    expect(await verdictsOf(before, after)).toEqual([]);
    expect(await verdictsOf(after, before)).toEqual([]);
  });
});

describe("what changes", () => {
  const called = (value: string) => {
    const content = { "application/json": { schema: { const: value } } };
    const post = { operationId: "called", requestBody: { content }, responses: { 200: { description: "d" } } };
    return {
      components: {
        callbacks: { C: { "{$request.body#/u}": { $ref: "#/components/pathItems/I" } } },
        pathItems: { I: { post } },
      },
    };
  };
  const circle = (type: string) =>
    schemas({
      A: { allOf: [{ $ref: "#/components/schemas/B" }] },
      B: { allOf: [{ $ref: "#/components/schemas/A" }], type: "object", properties: { x: { type } } },
    });
  const { operationId: _none, ...anonymous } = documentWith(same).paths["/a"]?.post as { operationId?: string };
  test.each<[name: string, before: OpenApiDocument, after: OpenApiDocument, want: string[]]>([
    [
      "an operation that was open, where the document asks for a key",
      documentWith(same, secure, { security: [] }),
      documentWith(same, secure),
      ["POST /a: wire major, code none"],
    ],
    [
      "hosts that clients may choose from, of which there are more",
      documentWith(same, hosts(["a.example"])),
      documentWith(same, hosts(["a.example", "b.example"])),
      ["server 0, server variable host: wire minor, code none"],
    ],
    [
      "hosts that clients may choose from, of which there are fewer",
      documentWith(same, hosts(["a.example", "b.example"])),
      documentWith(same, hosts(["a.example"])),
      ["server 0, server variable host: wire major, code none"],
    ],
    [
      "schemas that hold each other by allOf, in a document of few words",
      documentWith({ $ref: "#/components/schemas/A" }, circle("string")),
      documentWith({ $ref: "#/components/schemas/A" }, circle("integer")),
      ["POST /a, body: x and 1 more: wire major, code major"],
    ],
    [
      "an ID for an operation that had none",
      { ...documentWith(same), paths: { "/a": { post: anonymous } } } as unknown as OpenApiDocument,
      documentWith(same),
      ["POST /a: wire none, code minor"],
    ],
    [
      "an extension of somebody else's",
      documentWith(same),
      documentWith(same, {}, { "x-rate-limit": 5 }),
      ["POST /a: wire patch, code patch"],
    ],
    [
      "what a callback brings, of which the document has components",
      documentWith({}, called("a"), { callbacks: { c: { $ref: "#/components/callbacks/C" } } }),
      documentWith({}, called("b"), { callbacks: { c: { $ref: "#/components/callbacks/C" } } }),
      ["POST /a, callback c, POST to {$request.body#/u}, body: wire major, code major"],
    ],
    [
      "a list of what must not come",
      documentWith({ not: { enum: ["a"] } }),
      documentWith({ not: { enum: ["a", "b"] } }),
      ["POST /a, body: not: wire major, code major", "POST /a, response 200: not: wire major, code major"],
    ],
    [
      "a part of another type",
      documentWith({ allOf: [{ $ref: "#/components/schemas/A" }, { type: "string" }] }, schemas({ A: same })),
      documentWith({ allOf: [{ $ref: "#/components/schemas/A" }, { type: "integer" }] }, schemas({ A: same })),
      ["POST /a, body: allOf 1: wire major, code major", "POST /a, response 200: allOf 1: wire major, code major"],
    ],
    [
      "a part of a form that may have any image",
      documentWith(same, {}, parts({ picture: { contentType: "image/png" } })),
      documentWith(same, {}, parts({ picture: { contentType: "image/*" } })),
      [
        "POST /a, body, multipart/form-data, encoding picture: wire minor, code none",
        "POST /a, response 200, multipart/form-data, encoding picture: wire major, code none",
      ],
    ],
    [
      "a part of a form that may have one image less",
      documentWith(same, {}, parts({ picture: { contentType: "image/png, image/webp" } })),
      documentWith(same, {}, parts({ picture: { contentType: "image/png" } })),
      [
        "POST /a, body, multipart/form-data, encoding picture: wire major, code none",
        "POST /a, response 200, multipart/form-data, encoding picture: wire minor, code none",
      ],
    ],
    [
      "an object in a form that is written out by its members",
      documentWith(same, {}, parts({})),
      documentWith(same, {}, parts({ data: { style: "form" } })),
      [
        "POST /a, body, multipart/form-data: wire major, code none",
        "POST /a, response 200, multipart/form-data: wire major, code none",
      ],
    ],
    [
      "a header that each part of a form has to have",
      documentWith(same, {}, parts({ note: { headers: { "X-A": { schema: { type: "string" } } } } })),
      documentWith(same, {}, parts({ note: { headers: { "X-A": { required: true, schema: { type: "string" } } } } })),
      [
        "POST /a, body, multipart/form-data, encoding note, header X-A: wire major, code none",
        "POST /a, response 200, multipart/form-data, encoding note, header X-A: wire minor, code none",
      ],
    ],
    [
      "a tuple whose next place takes anything, as it did",
      documentWith({ type: "array", prefixItems: [same] } as Schema),
      documentWith({ type: "array", prefixItems: [same, {}] } as Schema),
      ["POST /a, body: wire none, code major", "POST /a, response 200: wire none, code major"],
    ],
    [
      "a tuple of names, the other way round",
      documentWith(tupleOf("A", "B"), schemas({ A: same, B: { type: "number" } })),
      documentWith(tupleOf("B", "A"), schemas({ A: same, B: { type: "number" } })),
      ["POST /a, body: wire major, code major", "POST /a, response 200: wire major, code major"],
    ],
    [
      "a closed list that grows",
      documentWith({ enum: ["a"] }),
      documentWith({ enum: ["a", "b"] }),
      ["POST /a, body: wire minor, code minor", "POST /a, response 200: wire major, code major"],
    ],
  ])("%s", async (_name, before, after, want) => {
    expect((await verdictsOf(before, after)).sort()).toEqual(want);
  });
});

test("a large document in which everything leads to everything keeps no place for each way", () => {
  const count = 300;
  const names = Array.from({ length: count }, (_, index) => `S${index}`);
  const ref = (index: number) => ({ $ref: `#/components/schemas/S${index % count}` });
  const all = names.map((name, index) => [
    name,
    { type: "object", properties: { a: ref(index + 1), b: ref(index * 7) } },
  ]);
  const paths = names.map((name, index) => {
    const content = { "application/json": { schema: ref(index) } };
    return [`/${name}`, { get: { responses: { 200: { description: "d", content } } } }];
  });
  const document = { ...documentWith({}, schemas(Object.fromEntries(all))), paths: Object.fromEntries(paths) };
  const places = placesOf(document as unknown as OpenApiDocument)("/components/schemas/S5/properties/a");
  expect(places).toHaveLength(count);
  expect(Math.max(...places.map(({ steps }) => steps.length))).toBeLessThan(20);
});
