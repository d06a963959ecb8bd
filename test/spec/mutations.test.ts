import { expect, test } from "vitest";
import { nameOf } from "../../scripts/openapi/model.ts";
import { createValidator } from "../../scripts/openapi/validator.ts";
import { contract } from "../contract.ts";
import { at, component } from "./at.ts";
import { mutationsOf } from "./mutations.ts";
import { distinctSamples } from "./samples.ts";

const validate = createValidator(contract);
const rows = distinctSamples.map(({ name, schema, value }) => {
  const mutations = mutationsOf(schema, value);
  return [name, mutations.length, schema, mutations] as const;
});

test.each(rows)("%s: all of its %i mutations are rejected", (_name, count, schema, mutations) => {
  expect(count).toBeGreaterThan(0);
  const accepted = mutations.filter(({ value }) => validate(schema, value).length === 0).map(({ name }) => name);
  const pointer = component("schemas", nameOf(schema) ?? "");
  expect(accepted, at(pointer, "accepts these wrong values. Make it say what is right")).toEqual([]);
});
