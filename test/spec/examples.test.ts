import { describe, expect, test } from "vitest";
import type { MediaType, Schema } from "../../scripts/openapi/document.ts";
import { bodies } from "../../scripts/openapi/model.ts";
import { createStrictValidator } from "../../scripts/openapi/validator.ts";
import { contract, model } from "../contract.ts";
import { at, component, operationPart } from "./at.ts";

const validate = createStrictValidator(contract);

describe("bodies", () => {
  test.each(bodies(model).map((body) => [body.operationId, body.place, body.name, body] as const))(
    "%s %s: example %s is valid and has no unknown member",
    (_operation, _place, name, { schema, value }) => {
      const remedy = "is not as its schema says. Mend it, or the schema";
      expect(validate(schema, value), at(component("examples", name), remedy)).toEqual([]);
    },
  );

  test.each(model.all.map(({ operation }) => [operation.operationId, operation] as const))(
    "%s: every body has an example",
    (id, operation) => {
      const parts = { request: operation.requestBody, ...operation.responses };
      const lacking = Object.entries(parts).filter(([, part]) => {
        const { content = {} } = part ?? {};
        return Object.values(content).some((media) => Object.keys(media.examples ?? {}).length === 0);
      });
      expect(lacking.map(([place]) => at(operationPart(id), `${id} ${place}: has no example. Refer to one`))).toEqual(
        [],
      );
    },
  );

  test("every example is used by an operation", () => {
    const used = new Set(bodies(model).map((body) => body.name));
    const unused = Object.keys(contract.components.examples).filter((name) => !used.has(name));
    const remedy = "no operation uses it. Refer to it, or remove it.";
    expect(unused.map((name) => at(component("examples", name), remedy))).toEqual([]);
  });
});

describe("parameters and headers", () => {
  const parameters = Object.entries({ ...contract.components.parameters, ...contract.components.headers });
  test.each(parameters)("%s has a valid example", (name, node) => {
    const { schema, example } = node as MediaType;
    const pointer = component(name in (contract.components.headers ?? {}) ? "headers" : "parameters", name);
    expect(example, at(pointer, "has no `example`. Give it one")).toBeDefined();
    expect(validate(schema ?? {}, example), at(pointer, "its example is not as it says. Mend one of the two")).toEqual(
      [],
    );
  });

  test.each(Object.entries(contract.components.parameters ?? {}))("%s has a valid default, if any", (name, node) => {
    const { schema } = node as MediaType;
    const place = at(
      component("parameters", `${name}/schema/default`),
      "is not as its schema says. Mend one of the two",
    );
    expect(schema?.default === undefined ? [] : validate(schema, schema.default), place).toEqual([]);
  });
});

describe("schemas", () => {
  const scalars = new Set(["string", "number", "integer", "boolean"]);
  const isScalar = (schema: Schema) => [schema.type].flat().some((type) => scalars.has(type ?? ""));

  test.each(Object.entries(contract.components.schemas))("%s: examples are there and valid", (name, schema) => {
    const parts = Object.entries(schema.properties ?? {}).map(
      ([member, part]) => [`/properties/${member}`, part] as const,
    );
    for (const [way, part] of [["", schema] as const, ...parts]) {
      const pointer = component("schemas", `${name}${way}`);
      if (isScalar(part)) expect(part.examples ?? [], at(pointer, "has no `examples`. Give it one")).not.toEqual([]);
      const remedy = at(pointer, "an example is not as it says. Mend one of the two");
      for (const example of part.examples ?? []) expect(validate(part, example), remedy).toEqual([]);
    }
  });
});
