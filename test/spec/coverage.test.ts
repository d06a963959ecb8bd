import { expect, test } from "vitest";
import { bodies } from "../../scripts/openapi/model.ts";
import { createStrictValidator } from "../../scripts/openapi/validator.ts";
import { contract, model } from "../contract.ts";
import { at, component } from "./at.ts";
import { instancesOf } from "./instances.ts";
import { placeOf } from "./place-of.ts";

const validate = createStrictValidator(contract);
const valid = bodies(model).filter(({ schema, value }) => validate(schema, value).length === 0);
const shown = valid.flatMap(({ name: example, schema, value }) =>
  instancesOf(schema, value).map((instance) => ({ ...instance, example })),
);

/** What the kinds of creation have in common is the same, so that an example of one of them is enough. */
const shownBy: Record<string, string> = { CreatePayoutByToken: "CreatePayoutByFields" };

const properties = Object.entries(contract.components.schemas).flatMap(([schema, { properties = {} }]) =>
  Object.keys(properties).map((property) => ({ schema, property })),
);

test(`all ${properties.length} properties of the schemas are exercised by a valid example`, () => {
  const missing = properties.filter(
    ({ schema, property }) =>
      !shown.some(({ name, value }) => [schema, shownBy[schema]].includes(name) && property in value),
  );
  expect(missing.map(describe)).toEqual([]);
});

function describe({ schema, property }: (typeof properties)[number]): string {
  const examples = shown
    .filter(({ name }) => name === schema)
    .map(({ example }) => placeOf(component("examples", example)));
  // One that is not the documentation's own may be added to.
  const file = examples.find((example) => !example.includes("/documented/"))?.replace(/:.*/, "");
  const remedy = `no valid example shows it. Add it to ${file ?? "a new one in spec/examples/"}.`;
  return at(component("schemas", `${schema}/properties/${property}`), `${schema}.${property}: ${remedy}`);
}
