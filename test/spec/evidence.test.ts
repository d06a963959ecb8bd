import { describe, expect, test } from "vitest";
import type { Schema } from "../../scripts/openapi/document.ts";
import { escapeStep } from "../../scripts/openapi/model.ts";
import { contract, model } from "../contract.ts";
import { at, component } from "./at.ts";
import { type Instance, instancesOf } from "./instances.ts";
import { samples } from "./samples.ts";

const answers = samples
  .filter((sample) => sample.place !== "request")
  .flatMap(({ schema, value }) => instancesOf(schema, value));
const requests = samples
  .filter((sample) => sample.place === "request")
  .flatMap(({ schema, value }) => instancesOf(schema, value));

/** Whether the contract names another source than the documented samples, at the member or at the schema it refers to. */
const hasSource = (member: Schema) => member["x-source"] !== undefined;
const isNullable = (member: Schema) => [member.type].flat().includes("null");

function atMember(name: string, remedy: string): string {
  return at(component("schemas", name.replace(".", "/properties/")), `${name}: ${remedy}.`);
}

/** What the documentation's list of fields names and no sample shows. */
const listedFields = [
  "CreatePayoutByFields.description",
  "CreatePayoutByFields.context",
  "Customer.phone",
  "Customer.individual_tax_id",
  "Customer.date_of_birth",
  "Customer.address",
  "CustomerAddress.country",
  "CustomerAddress.region",
  "CustomerAddress.city",
  "CustomerAddress.street",
  "CustomerAddress.full_address",
  "CustomerAddress.post_code",
];

/** A row for each member of each schema that a documented sample shows an instance of. */
function membersOf(instances: Instance[]) {
  return [...new Set(instances.map((instance) => instance.name))].flatMap((name) => {
    const seen = instances.filter((instance) => instance.name === name).map((instance) => instance.value);
    const schema = model.components.schemas[name];
    return Object.entries(schema?.properties ?? {}).map(([property, member]) => ({
      name: `${name}.${property}`,
      member,
      required: schema?.required?.includes(property) ?? false,
      always: seen.every((value) => property in value),
      ever: seen.some((value) => property in value),
      asNull: seen.some((value) => value[property] === null),
    }));
  });
}

describe("answers: required and null are what the samples show", () => {
  test.each(membersOf(answers))("$name", ({ name, member, required, always, ever, asNull }) => {
    const nullable = isNullable(member);
    // Another source may make the contract looser than the samples, never stricter.
    const sourced = hasSource(member);
    const faults = [
      required && !always && "a documented sample lacks it. Take it out of `required`",
      !required && always && !sourced && "every documented sample has it. Add it to `required`",
      !nullable && asNull && "a documented sample has null. Add `null` to its `type`",
      nullable &&
        !asNull &&
        !sourced &&
        "no documented sample has null. Take `null` out of its `type`, or name a source",
      !ever && !sourced && "no documented sample shows it. Name a source with `x-source` and `x-source-note`",
    ];
    expect(faults.filter((fault) => fault !== false).map((fault) => atMember(name, fault))).toEqual([]);
  });
});

describe("what no sample shows has a source, or stands in the documentation's list of fields", () => {
  const shown = new Set(
    [...answers, ...requests].flatMap(({ name, value }) => Object.keys(value).map((property) => `${name}.${property}`)),
  );
  const unseen = Object.entries(model.components.schemas).flatMap(([name, schema]) =>
    Object.entries(schema.properties ?? {})
      .filter(([property]) => !shown.has(`${name}.${property}`))
      .map(([property, member]) => [`${name}.${property}`, schema, member] as const),
  );

  test.each(unseen)("%s", (name, schema, member) => {
    const known = schema["x-source"] !== undefined || hasSource(member) || listedFields.includes(name);
    const remedy =
      "no documented sample shows it. Say with `x-source` and `x-source-note` where it comes from, or list it in test/spec/evidence.test.ts if the documentation does";
    expect(known ? [] : [atMember(name, remedy)]).toEqual([]);
  });

  test("the list names only what there is, and nothing that a sample shows", () => {
    const stale = listedFields.filter((name) => !unseen.some(([other]) => other === name));
    expect(stale.map(staleMessage)).toEqual([]);
  });

  /** Says of what the list names in vain whether its schema is gone, or it alone is, or a sample shows it by now. */
  function staleMessage(name: string): string {
    const list = "the list `listedFields` in test/spec/evidence.test.ts";
    const [schema = "", member = ""] = name.split(".");
    const properties = contract.components.schemas[schema]?.properties;
    if (!properties) return `${name}: there is no schema ${schema}. If it was renamed, rename it in ${list}, too.`;
    if (!properties[member]) {
      return at(component("schemas", schema), `${name}: is not there. If it was renamed, rename it in ${list}, too.`);
    }
    return atMember(name, `a sample shows it. Take it out of ${list}`);
  }
});

describe("requests: required is what the documentation's list of fields says", () => {
  test.each<[schema: string, required: string[]]>([
    ["PayoutPrerequest", ["currency", "amount", "public_key"]],
    ["CreatePayoutInvoice", ["data"]],
    ["CreatePayoutInvoiceData", ["type", "attributes"]],
    ["CreatePayoutByFields", ["reference_id", "service", "currency", "amount", "fields"]],
    ["CreatePayoutByToken", ["reference_id", "service", "currency", "amount", "token"]],
    ["Customer", ["reference_id"]],
    ["CustomerAddress", []],
    ["PayoutOptions", []],
  ])("%s requires %j", (name, required) => {
    const schema = contract.components.schemas[name];
    const renamed = `${name}: there is no such schema. If it was renamed, rename it in test/spec/evidence.test.ts, too`;
    if (!schema) return expect.fail(renamed);
    const remedy = `${name}: the documentation requires other members. Put them back`;
    const place = at(`${component("schemas", name)}/required`, remedy);
    expect(schema.required ?? [], place).toEqual(required);
  });
});

test("every source is of a known kind and has a note", () => {
  const sourced = nodesIn(contract).filter(([, node]) => "x-source" in node);
  expect(sourced.length).toBeGreaterThan(0);
  for (const [pointer, node] of sourced) {
    const kinds = ["published", "observed", "inferred"];
    expect(kinds, at(`${pointer}/x-source`, "is no kind of source. Give one of these")).toContain(node["x-source"]);
    const remedy = "a source has no sentence in `x-source-note`. Say what the source is";
    expect(node["x-source-note"], at(pointer, remedy)).toMatch(/^\S.*\.$/);
  }
});

/** Every object in a part of the document, with its pointer. */
function nodesIn(node: unknown, pointer = "#"): [pointer: string, node: Record<string, unknown>][] {
  if (node === null || typeof node !== "object") return [];
  const inside = Object.entries(node).flatMap(([name, inner]) => nodesIn(inner, `${pointer}/${escapeStep(name)}`));
  return [[pointer, node as Record<string, unknown>], ...inside];
}
