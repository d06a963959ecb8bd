import { expect, test } from "vitest";
import { contract } from "../contract.ts";
import { at, component } from "./at.ts";

const { CreatePayoutByFields: byFields, CreatePayoutByToken: byToken } = contract.components.schemas;

test("what both kinds of creation have is the same in both", () => {
  const remedy = "is another in CreatePayoutByFields. Write the same in both";
  const names = Object.keys(byFields?.properties ?? {});
  expect(names).toContain("fields");
  const different = names.filter(
    (name) => JSON.stringify(byFields?.properties?.[name]) !== JSON.stringify(byToken?.properties?.[name]),
  );
  expect(different.map((name) => at(component("schemas", `CreatePayoutByToken/properties/${name}`), remedy))).toEqual(
    [],
  );
});
