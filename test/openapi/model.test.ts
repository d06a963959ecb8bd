import { describe, expect, test } from "vitest";
import type { OpenApiDocument, Schema } from "../../scripts/openapi/document.ts";
import {
  bodies,
  firstExample,
  nameOf,
  pointerOf,
  readModel,
  serverUrl,
  writtenAs,
} from "../../scripts/openapi/model.ts";
import { createValidator } from "../../scripts/openapi/validator.ts";
import { contract, model } from "../contract.ts";

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The schemas of a document that has nothing else, with their references followed. */
function read(schemas: Record<string, object>): Record<string, Schema> {
  const document = { openapi: "3.1.1", paths: {}, components: { schemas } } as unknown as OpenApiDocument;
  return readModel(document).components.schemas;
}

describe("a reference", () => {
  const name = { type: "string" };

  test.each<[what: string, given: object, want: object]>([
    ["to a component", to("Name"), { type: "string" }],
    ["to one that is a reference", to("Alias"), { type: "string", description: "Called otherwise." }],
    ["with ~1 and ~0", to("with~1slash~0tilde%20and%20space"), { type: "integer" }],
    ["to a part of a component", to("Holder/prefixItems/0"), { type: "null" }],
    ["to a property of the name $ref", to("Holder/properties/$ref"), { type: "boolean" }],
    ["with something beside it", { ...to("Name"), minLength: 1 }, { type: "string", minLength: 1 }],
    ["with what wins beside it", { ...to("Alias"), description: "Mine." }, { type: "string", description: "Mine." }],
    ["to what anything fits", to("Any"), true as unknown as object],
  ])("%s", (_what, given, want) => {
    const { Given } = read({
      Given: { properties: { given } },
      Name: name,
      Alias: { ...to("Name"), description: "Called otherwise." },
      Any: true as unknown as object,
      "with/slash~tilde and space": { type: "integer" },
      Holder: { properties: { $ref: { type: "boolean" } }, prefixItems: [{ type: "null" }] },
    });
    expect(Given?.properties?.given).toEqual(want);
  });

  test("shares what it leads to, which knows its name and place", () => {
    const { One, Other, Name } = read({ One: { items: to("Name") }, Other: { items: to("Name") }, Name: name });
    expect(One?.items).toBe(Name);
    expect(Other?.items).toBe(Name);
    expect([nameOf(Name ?? {}), pointerOf(Name ?? {})]).toEqual(["Name", "#/components/schemas/Name"]);
    expect(writtenAs(Name ?? {})).toBe(name);
  });

  test("with something beside it has a place of its own and the name of what it leads to", () => {
    const given = { ...to("Name"), description: "Mine." };
    const { Given, Name } = read({ Given: { properties: { "a/b": given } }, Name: name });
    const { "a/b": node = {} } = Given?.properties ?? {};
    expect(node).not.toBe(Name);
    expect([nameOf(node), pointerOf(node)]).toEqual(["Name", "#/components/schemas/Given/properties/a~1b"]);
    expect(writtenAs(node)).toBe(given);
  });

  test("that is a component keeps that one's name, whoever refers to it", () => {
    const { Alias, Given } = read({ Given: { items: to("Alias") }, Alias: to("Name"), Name: name });
    expect(Alias).toEqual(name);
    expect(nameOf(Alias ?? {})).toBe("Alias");
    expect(Given?.items).toBe(Alias);
  });

  test.each([
    ["plain", to("Tree")],
    ["with something beside it", { ...to("Tree"), description: "Below." }],
    ["by another name", to("Alias")],
    ["by another name, with something beside it", { ...to("Alias"), description: "Below." }],
  ])("from within what it leads to is a circle: %s", (_how, inner) => {
    const tree = { type: "object", properties: { inner } };
    for (const schemas of [
      { Tree: tree, Alias: { ...to("Tree"), title: "Alias" } },
      { Alias: { ...to("Tree"), title: "Alias" }, Tree: tree },
    ]) {
      let node = read(schemas).Tree;
      for (let depth = 0; depth < 3; depth++) {
        node = node?.properties?.inner;
        expect(node?.type).toBe("object");
        expect(nameOf(node ?? {})).toMatch(/^(Tree|Alias)$/);
      }
    }
  });

  test("in data is data, and so is a property of that name", () => {
    const data = { $ref: "#/nowhere" };
    const { Given } = read({ Given: { properties: { $ref: { type: "string" } }, examples: [data], default: data } });
    expect(Given).toEqual({ properties: { $ref: { type: "string" } }, examples: [data], default: data });
  });

  test.each(["#/components/schemas/Missing", "#/components/schemas/Round", "#/constructor", "Name.yaml", "", "#/"])(
    "to %j leads nowhere, and the error says who refers",
    ($ref) => {
      const schemas = { Given: { items: { $ref } }, Round: to("Trip"), Trip: to("Round") };
      const place = $ref.endsWith("Round") ? "#/components/schemas/Given/items" : "";
      expect(() => read(schemas)).toThrow(
        `${place}: ${$ref} leads nowhere. Refer to what the document has, such as a component.`,
      );
    },
  );
});

test("validates with a schema of the model as with the one that is written", () => {
  const validate = createValidator(contract);
  const failing = bodies(model).filter(({ schema, value }) => validate(schema, value).length > 0);
  expect(failing.map(({ name }) => name)).toEqual([]);
  expect(bodies(model).length).toBeGreaterThan(50);
});

test("leaves the document as it is written", () => {
  const before = structuredClone(contract);
  readModel(contract);
  expect(contract).toEqual(before);
});

test.each<[name: string, body: Parameters<typeof firstExample>[0], want: unknown]>([
  ["nothing", undefined, undefined],
  ["no content", {}, undefined],
  ["no examples", { content: { "application/json": {} } }, undefined],
  ["two", { content: { "application/json": { examples: { one: { value: 1 }, two: { value: 2 } } } } }, 1],
])("the first example of %s", (_name, body, want) => {
  expect(firstExample(body)).toBe(want);
});

test.each<[servers: OpenApiDocument["servers"], want: string]>([
  [[], ""],
  [
    [{ url: "https://{host}/{base}", variables: { host: { default: "a.example" }, base: { default: "v1" } } }],
    "https://a.example/v1",
  ],
])("the address of %j", (servers, want) => {
  expect(serverUrl({ ...contract, servers })).toBe(want);
});
