import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contractFile, root } from "../../scripts/cli/repository.ts";
import type { PlacedOperation } from "../../scripts/openapi/model.ts";
import { contract, model } from "../contract.ts";
import { placeOf } from "./place-of.ts";

const encoded = (step: string) => step.replaceAll("~", "~0").replaceAll("/", "~1");
const textAt = (place: string) => {
  const [file = "", line = ""] = place.split(":");
  return readFileSync(`${root}${file}`, "utf8").split("\n")[Number(line) - 1];
};

test("every member of every schema is found where it is written", () => {
  const found = Object.entries(contract.components.schemas).flatMap(([name, schema]) =>
    Object.keys(schema.properties ?? {}).map((member) =>
      placeOf(`#/components/schemas/${name}/properties/${encoded(member)}`),
    ),
  );
  expect(found.filter((place) => !place.startsWith("spec/schemas/"))).toEqual([]);
  expect(new Set(found).size).toBe(found.length);
});

test("an operation's answer is found through the file of its path", () => {
  const [{ path, method, operation }] = model.operations as [PlacedOperation];
  const [status = ""] = Object.keys(operation.responses);
  const place = placeOf(`#/paths/${encoded(path)}/${method}/responses/${status}/description`);
  expect(place).toMatch(/^spec\/paths\//);
  expect(textAt(place)).toContain("description: ");
});

test("what is not there is found where it would be", () => {
  expect(placeOf("#/info/nothing")).toMatch(new RegExp(`^${contractFile}:3:`));
});
