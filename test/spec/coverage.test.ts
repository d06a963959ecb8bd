import { expect, test } from "vitest";
import { bodies } from "../../scripts/openapi/bodies.ts";
import { contract } from "../../scripts/openapi/generated.ts";
import { createStrictValidator } from "../../scripts/openapi/validator.ts";
import { instancesOf } from "./instances.ts";

const properties = Object.entries(contract.components.schemas).flatMap(([name, schema]) =>
  Object.keys(schema.properties ?? {}).map((property) => `${name}.${property}`),
);
const validate = createStrictValidator(contract);

test(`all ${properties.length} properties of the schemas are exercised by a valid example`, () => {
  const exercised = new Set(
    bodies(contract)
      .filter(({ schema, value }) => validate(schema, value).length === 0)
      .flatMap(({ schema, value }) => instancesOf(schema, value))
      .flatMap(({ name, value }) => Object.keys(value).map((property) => `${name}.${property}`)),
  );
  expect(properties.filter((property) => !exercised.has(property))).toEqual([]);
});
