import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { nameOf } from "../../scripts/openapi/model.ts";
import { contract, model } from "../contract.ts";
import { kinds, tableFile } from "./kinds.ts";

/** Where a sentence about the money could be written: what descriptions of responses are made of. */
const sources = globSync("spec/{*.yaml,paths/**/*.yaml,responses/*.yaml}", { cwd: root }).sort();

const texts = [
  ...Object.values(kinds).flatMap(({ meanings = [] }) => meanings),
  ...Object.values(contract["x-outcomes"] ?? {}),
];

/** Those that are not made of a mark alone, which stands for a text that is written once. */
const sentences = texts
  .flatMap(({ description }) => description.split(/(?<=\.) /))
  .filter((sentence) => !/^\{\w+\}\.?$/.test(sentence));

/** Each place where a text stands in the source, as `file:line:column`. */
function placesOf(text: string): string[] {
  return sources.flatMap((file) =>
    readFileSync(`${root}${file}`, "utf8")
      .split("\n")
      .flatMap((line, index) => columnsOf(text, line).map((column) => `${file}:${index + 1}:${column}`)),
  );
}

function columnsOf(text: string, line: string, from = 0): number[] {
  const at = line.indexOf(text, from);
  return at < 0 ? [] : [at + 1, ...columnsOf(text, line, at + 1)];
}

test.each([...new Set(sentences)])("one place says, and no other: %s", (sentence) => {
  const places = placesOf(sentence);
  expect(places).not.toEqual([]);
  const remedy = "stands elsewhere, too. Say it once, for all its statuses, or say what is different";
  expect(places.slice(1).map((place) => `${place} "${sentence}" ${remedy}`)).toEqual([]);
});

test("there are such files and sentences", () => {
  expect(sources).toEqual(expect.arrayContaining(["spec/kinds.yaml", "spec/responses/Conflict.yaml"]));
  expect(sentences).toEqual(
    expect.arrayContaining(["Look for it by its `reference_id`, twice and some time apart.", "No payout is involved."]),
  );
});

test("an operation responds with every status that the table speaks of", () => {
  const responded = model.operations.flatMap(({ operation: { responses } }) =>
    Object.entries(responses).map(([status, response]) => `${status} ${nameOf(response)}`),
  );
  const idle = Object.entries(kinds).flatMap(([kind, { meanings = [] }]) =>
    meanings
      .flatMap(({ statuses }) => statuses)
      .filter((status) => !responded.some((response) => response.startsWith(`${status} ${kind}`)))
      .map((status) => `${placesOf(`${kind}:`)[0]} ${kind}: no operation responds with ${status}. Take it out`),
  );
  expect(idle).toEqual([]);
});

test("the table fits on a screen", () => {
  expect(readFileSync(`${root}${tableFile}`, "utf8").split("\n").length).toBeLessThanOrEqual(80);
});
