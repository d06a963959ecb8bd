import { describe, expect, test } from "vitest";
import type { Schema } from "../../scripts/openapi/document.ts";
import { nameOf } from "../../scripts/openapi/model.ts";
import { createValidator } from "../../scripts/openapi/validator.ts";
import { contract, model } from "../contract.ts";
import { at, component } from "./at.ts";
import { mutationsOf } from "./mutations.ts";
import { tomorrowsAnswers } from "./tomorrow.ts";

const answers = tomorrowsAnswers(contract);
const names = new Set(answers.map(({ name }) => name));
const schemas = Map.groupBy(answers, ({ schema }) => schema);
const validate = createValidator(contract);
const schemaOf = (name: string) => model.components.schemas[name] as Schema;

test.each([...schemas])("%s allows what may come tomorrow", (name, changed) => {
  const schema = schemaOf(name);
  const rejected = changed.flatMap((answer) => validate(schema, answer.value).map((wrong) => [answer.name, wrong]));
  const remedy = "rejects what the platform may send tomorrow. Take out the limit";
  expect(rejected, at(component("schemas", name), remedy)).toEqual([]);
});

test.each([...schemas])("%s rejects a wrong type in it", (name, changed) => {
  const schema = schemaOf(name);
  const wrong = changed.flatMap(({ value }) =>
    mutationsOf(schema, value).filter((mutation) => /: is \w+$/.test(mutation.name)),
  );
  expect(wrong.length).toBeGreaterThan(changed.length);
  const accepted = wrong.filter(({ value }) => validate(schema, value).length === 0).map((mutation) => mutation.name);
  expect(accepted, at(component("schemas", name), "accepts a wrong type. Give its `type`")).toEqual([]);
});

describe("every body that the platform sends is there", () => {
  const own = new Set(model.operations.map(({ operation }) => operation));
  const sent = model.all.flatMap(({ operation }) => {
    const bodies = own.has(operation)
      ? Object.entries(operation.responses)
      : [["callback", operation.requestBody ?? { content: {} }] as const];
    return bodies.flatMap(([place, { content = {} }]) =>
      Object.values(content).map(({ schema }) => [operation.operationId, place, nameOf(schema ?? {}) ?? ""] as const),
    );
  });

  test.each(sent)("%s %s", (_operation, _place, schema) => {
    const remedy = "tomorrow's answers have none of this schema. Give it an example";
    expect([...schemas.keys()], at(component("schemas", schema), remedy)).toContain(schema);
  });
});

describe("every place of a schema is changed in every way, in one answer at least", () => {
  const changes = [...schemas.keys()].flatMap((name) => placesOf(schemaOf(name), name)).flatMap(changesOf);
  const places = Map.groupBy(changes, ({ place }) => place);

  test.each([...places])("%s", (place, alike) => {
    const remedy = `${place}: no example has this place. Add it to one`;
    const [schema = ""] = place.split(/[/ ]/);
    const changed = alike.map(({ name }) => name).filter((name) => names.has(name));
    expect(changed, at(component("schemas", schema), remedy)).not.toEqual([]);
  });
});

describe("what is feared most is there", () => {
  const invoice = "PayoutInvoiceDocument/data/attributes";
  test.each([
    ["a status never seen", `${invoice}/status never seen`],
    ["a resolution never seen", `${invoice}/resolution never seen`],
    ["a source never seen", `${invoice}/source never seen`],
    ["a type of field never seen", "PayoutPrerequestDocument/data/services/*/fields/*/type never seen"],
    ["an error code never seen", "ErrorDocument/errors/*/code never seen"],
    ["a negative fee", `${invoice}/fee negative`],
    ["an amount of zero", `${invoice}/amount zero`],
    ["a rate of zero", `${invoice}/exchange_rate zero`],
    ["an empty URL", `${invoice}/callback_url empty text`],
    ["an empty title", "ErrorDocument/errors/*/title empty text"],
    ["a conflict with data alone", "ConflictDocument/errors missing"],
    ["a conflict with errors alone", "ConflictDocument/data missing"],
  ])("%s", (_what, name) => {
    const [schema = ""] = name.split("/");
    expect(names, at(component("schemas", schema), "has no such answer. Put the member back")).toContain(name);
  });
});

interface Place {
  /** The named schema, and where in it. */
  own: string;
  /** Where in the answer. */
  path: string;
  schema: Schema;
  optional: boolean;
}

/** Every place of an answer's schema, as far as it is known by name. */
function placesOf(schema: Schema, path: string, within = "", optional = false): Place[] {
  const own = nameOf(schema) ?? within;
  const members = Object.entries(schema.properties ?? {}).flatMap(([member, inner]) =>
    placesOf(inner, `${path}/${member}`, `${own}/${member}`, !schema.required?.includes(member)),
  );
  const entries = [schema.items, schema.additionalProperties].flatMap((inner) =>
    typeof inner === "object" ? placesOf(inner, `${path}/*`, `${own}/*`) : [],
  );
  // What is optional is a member, whatever schema it has.
  return [{ own: optional ? within : own, path, schema, optional }, ...members, ...entries];
}

/** The changes that a place has to go through: the name of the answer with it, and the same for every answer that has the place. */
function changesOf({ own, path, schema, optional }: Place) {
  const types = [schema.type ?? []].flat();
  const is = (...some: string[]) => some.some((type) => types.includes(type));
  const kinds = [
    ["missing", optional],
    ["null", is("null")],
    ["new member", is("object") && schema.additionalProperties === undefined],
    ["list for a map", is("object") && is("array")],
    ["negative", is("number", "integer")],
    ["never seen", is("string") && schema.const === undefined],
  ] as const;
  return kinds.flatMap(([kind, applies]) => (applies ? [{ place: `${own} ${kind}`, name: `${path} ${kind}` }] : []));
}
