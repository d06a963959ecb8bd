import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { vocabulariesOf, waitingOf } from "../../scripts/docs/model/schema.ts";
import type { Schema } from "../../scripts/openapi/document.ts";
import { contract, model } from "../contract.ts";
import { at, component } from "./at.ts";

/** What stands in backticks. */
const codesOf = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);

const sorted = (values: readonly string[]) => [...values].sort();

describe("the statuses that the introduction to payouts names are those of `x-final` and `x-phases`", () => {
  const index = contract.tags.findIndex(({ name }) => name === "Invoices");
  const status = contract.components.schemas.PayoutStatus as Schema & { "x-extensible-enum": string[] };
  const waiting = waitingOf(vocabulariesOf(model));

  test.each([
    ["Stop waiting", [...waiting.paid, ...waiting.final]],
    ["Pay again", waiting.unpaid],
  ])("%s", (what, statuses) => {
    const lines = contract.tags[index]?.description.split("\n") ?? [];
    const line = lines.find((text) => text.startsWith(`- **${what}`)) ?? "";
    const named = [...new Set(codesOf(line))].filter((code) => status["x-extensible-enum"].includes(code));
    const remedy = `"${what}" names other statuses than \`x-final\` and \`x-phases\` of PayoutStatus do. Name these`;
    expect(sorted(named), at(`#/tags/${index}/description`, remedy)).toEqual(sorted(statuses));
  });

  test("what the platform reserves of a status that may be paid again is said with it", () => {
    const reservations = status["x-reservations"] as Record<string, string>;
    const line = contract.tags[index]?.description.split("\n").find((text) => text.startsWith("- **Pay again")) ?? "";
    const reserved = waiting.unpaid.filter((value) => value in reservations);
    expect(reserved.length).toBeGreaterThan(0);
    const remedy = '"Pay again" does not say what is reserved of it. Name it once more, with its reservation';
    const silent = reserved.filter((value) => line.split(`\`${value}\``).length < 3);
    expect(silent.map((value) => at(`#/tags/${index}/description`, `${value}: ${remedy}`))).toEqual([]);
  });

  test("only final statuses have a reservation", () => {
    const reserved = Object.keys(status["x-reservations"] as object);
    expect(reserved.filter((value) => !(status["x-final"] as string[]).includes(value))).toEqual([]);
  });

  test("there are some", () => expect(Object.values(waiting).filter((list) => list.length === 0)).toEqual([]));
});

describe("the meaning of a value says whether it is final", () => {
  const said: [schema: string, value: string, says: RegExp][] = [
    ["PayoutStatus", "Final.", /^Final\. /],
    ["PayoutResolution", "Ends the attempt.", / Ends the attempt\.$/],
  ];

  test.each(said)("%s: %s", (name, _words, says) => {
    const schema = contract.components.schemas[name] as Schema;
    const meanings = Object.entries(schema["x-enumDescriptions"] as Record<string, string>);
    const final = schema["x-final"] as string[];
    const wrong = meanings.filter(([value, meaning]) => says.test(meaning) !== final.includes(value));
    const remedy = "is not as `x-final` has it. Mend one of them";
    const place = `${component("schemas", name)}/x-enumDescriptions`;
    expect(wrong.map(([value, meaning]) => at(`${place}/${value}`, `"${meaning}" ${remedy}`))).toEqual([]);
  });
});

const keyed = (["securitySchemes", "parameters"] as const).flatMap((kind) =>
  Object.entries(contract.components[kind] ?? {}).map(([name, node]) => [name, kind, node] as const),
);

test.each(keyed)(
  "%s: its description names its `x-key-prefixes`, and no others",
  (name, kind, { description = "", "x-key-prefixes": prefixes }) => {
    const named = codesOf(description).filter((code) => code.endsWith("_"));
    const place = at(`${component(kind, name)}/description`, "names other keys than `x-key-prefixes`");
    expect(sorted(named), place).toEqual(sorted(Object.values(prefixes ?? {})));
  },
);

test.each(Object.entries(contract["x-audiences"] ?? {}))(
  "the introduction for the %s audience says in the words of the whole contract what is not its own",
  (name, { description }) => {
    const [, ...shared] = description.split("\n\n").map((paragraph) => paragraph.trim());
    const whole = contract.info.description?.split("\n\n").map((paragraph) => paragraph.trim()) ?? [];
    const wrong = shared.filter((paragraph) => !whole.includes(paragraph));
    const remedy = "stands otherwise in `info.description`. Every paragraph but the first has to be the same in both";
    const place = `#/x-audiences/${name}/description`;
    expect(wrong.map((paragraph) => at(place, `"${paragraph.slice(0, 40)}…" ${remedy}`))).toEqual([]);
  },
);

test("each text that leads from an unknown outcome to a lookup says that one lookup is not enough", () => {
  const unknown = /might exist|unknown outcome|outcome is unknown|after `unknown`/i;
  const lookup = /look(s|ed)? (it |the payout )?up|lookup/i;
  const enough = /twice|(two|neither|second|one) lookup|proves nothing/i;
  const leading = lines().filter(({ text }) => unknown.test(text) && lookup.test(text));
  expect(leading.length).toBeGreaterThan(5);
  expect(leading.filter(({ text }) => !enough.test(text))).toEqual([]);
});

test("each text that leads from a conflict to another reference says what is no difference, and when that can pay twice", () => {
  const leading = lines().filter(({ text }) => /differ.*reference of its own/i.test(text));
  expect(leading.length).toBeGreaterThan(1);
  expect(leading.filter(({ text }) => !/masking.*only if no earlier request/.test(text))).toEqual([]);
});

/** The lines of all that is written by hand about the API. */
function lines(): { place: string; text: string }[] {
  return globSync(["spec/**/*.yaml", "spec/**/*.md", "README.md"], { cwd: root }).flatMap((file) =>
    readFileSync(`${root}${file}`, "utf8")
      .split("\n")
      .map((text, index) => ({ place: `${file}:${index + 1}`, text })),
  );
}
