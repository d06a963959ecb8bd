import { describe, expect, test } from "vitest";
import { bodies } from "../../scripts/openapi/bodies.ts";
import type { MediaType, Response } from "../../scripts/openapi/document.ts";
import { contract } from "../../scripts/openapi/generated.ts";
import { allOperations } from "../../scripts/openapi/operations.ts";
import { resolve } from "../../scripts/openapi/resolve.ts";
import type { Schema } from "../../scripts/openapi/schema.ts";
import { createStrictValidator } from "../../scripts/openapi/validator.ts";
import { placeOf } from "./place-of.ts";

const validate = createStrictValidator(contract);

describe("bodies", () => {
  test.each(bodies(contract).map((body) => [body.operationId, body.place, body.name, body] as const))(
    "%s %s: example %s is valid and has no unknown member",
    (_operation, _place, name, { schema, value }) => {
      const remedy = `${placeOf(`#/components/examples/${name}`)}: is not as its schema says. Mend it, or the schema`;
      expect(validate(schema, value), remedy).toEqual([]);
    },
  );

  test.each(allOperations(contract).map(({ operation }) => [operation.operationId, operation] as const))(
    "%s: every body has an example",
    (_id, operation) => {
      const contents = [operation.requestBody, ...Object.values(operation.responses)]
        .filter((part) => part !== undefined)
        .flatMap((part) => Object.values(resolve<Pick<Response, "content">>(contract, part).content ?? {}));
      expect(contents.filter((media) => Object.keys(media.examples ?? {}).length === 0)).toEqual([]);
    },
  );

  test("every example is used by an operation", () => {
    const used = new Set(bodies(contract).map((body) => body.name));
    const unused = Object.keys(contract.components.examples).filter((name) => !used.has(name));
    const remedy = "no operation uses it. Refer to it, or remove it.";
    expect(unused.map((name) => `${placeOf(`#/components/examples/${name}`)}: ${remedy}`)).toEqual([]);
  });
});

describe("parameters and headers", () => {
  const parameters = Object.entries({ ...contract.components.parameters, ...contract.components.headers });
  test.each(parameters)("%s has a valid example", (_name, node) => {
    const { schema, example } = node as MediaType;
    expect(example).toBeDefined();
    expect(validate(schema ?? {}, example)).toEqual([]);
  });

  test.each(Object.entries(contract.components.parameters ?? {}))("%s has a valid default, if any", (_name, node) => {
    const { schema } = node as MediaType;
    expect(schema?.default === undefined ? [] : validate(schema, schema.default)).toEqual([]);
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
      const place = placeOf(`#/components/schemas/${name}${way}`);
      if (isScalar(part)) expect(part.examples ?? [], `${place}: has no \`examples\`. Give it one`).not.toEqual([]);
      for (const example of part.examples ?? [])
        expect(validate(part, example), `${place}: an example is not as it says. Mend one of the two`).toEqual([]);
    }
  });
});
