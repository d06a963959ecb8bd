import { expect, test } from "vitest";
import { contract } from "../../scripts/openapi/generated.ts";
import { createValidator } from "../../scripts/openapi/validator.ts";
import { mutationsOf } from "./mutations.ts";
import { distinctSamples } from "./samples.ts";

const validate = createValidator(contract);
const rows = distinctSamples.map(({ name, schema, value }) => {
  const mutations = mutationsOf(schema, value);
  return [name, mutations.length, schema, mutations] as const;
});

test.each(rows)("%s: all of its %i mutations are refused", (_name, count, schema, mutations) => {
  expect(count).toBeGreaterThan(0);
  expect(mutations.filter(({ value }) => validate(schema, value).length === 0).map(({ name }) => name)).toEqual([]);
});
