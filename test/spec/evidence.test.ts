import { describe, expect, test } from "vitest";
import { contract } from "../../scripts/openapi/generated.ts";
import { resolve } from "../../scripts/openapi/resolve.ts";
import type { Schema } from "../../scripts/openapi/schema.ts";
import { type Instance, instancesOf } from "./instances.ts";
import { placeOf } from "./place-of.ts";
import { samples } from "./samples.ts";

const answers = samples
  .filter((sample) => sample.place !== "request")
  .flatMap(({ schema, value }) => instancesOf(schema, value));
const requests = samples
  .filter((sample) => sample.place === "request")
  .flatMap(({ schema, value }) => instancesOf(schema, value));

/** Whether the contract names another source than the documented samples, at the member or at the schema it refers to. */
const hasSource = (member: Schema) =>
  member["x-source"] !== undefined || resolve(contract, member)["x-source"] !== undefined;
const isNullable = (member: Schema) => [resolve(contract, member).type].flat().includes("null");

function placeOfMember(name: string): string {
  return placeOf(`#/components/schemas/${name.replace(".", "/properties/")}`);
}

/** What the documentation's list of fields names and no sample shows. */
const listedFields = [
  "CreatePayoutInvoiceAttributes.description",
  "CreatePayoutInvoiceAttributes.context",
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
    const schema = contract.components.schemas[name];
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
    expect(faults.filter(Boolean).map((fault) => `${placeOfMember(name)} ${name}: ${fault}.`)).toEqual([]);
  });
});

describe("what no sample shows has a source, or stands in the documentation's list of fields", () => {
  const shown = new Set(
    [...answers, ...requests].flatMap(({ name, value }) => Object.keys(value).map((property) => `${name}.${property}`)),
  );
  const unseen = Object.entries(contract.components.schemas).flatMap(([name, schema]) =>
    Object.entries(schema.properties ?? {})
      .filter(([property]) => !shown.has(`${name}.${property}`))
      .map(([property, member]) => [`${name}.${property}`, schema, member] as const),
  );

  test.each(unseen)("%s", (name, schema, member) => {
    const known = schema["x-source"] !== undefined || hasSource(member) || listedFields.includes(name);
    const remedy =
      "no documented sample shows it. Say with `x-source` and `x-source-note` where it comes from, or list it in test/spec/evidence.test.ts if the documentation does";
    expect(known ? [] : [`${placeOfMember(name)} ${name}: ${remedy}.`]).toEqual([]);
  });

  test("the list names nothing that a sample shows", () => {
    expect(listedFields.filter((name) => !unseen.some(([other]) => other === name))).toEqual([]);
  });
});

describe("requests: required is what the documentation's list of fields says", () => {
  test.each<[schema: string, required: string[]]>([
    ["PayoutPrerequest", ["currency", "amount", "public_key"]],
    ["CreatePayoutInvoice", ["data"]],
    ["CreatePayoutInvoiceData", ["type", "attributes"]],
    ["CreatePayoutInvoiceAttributes", ["reference_id", "service", "currency", "amount", "fields"]],
    ["Customer", ["reference_id"]],
    ["CustomerAddress", []],
    ["PayoutOptions", []],
  ])("%s requires %j", (name, required) => {
    const remedy = `${placeOf(`#/components/schemas/${name}/required`)} ${name}: the documentation requires other members`;
    expect(contract.components.schemas[name]?.required ?? [], remedy).toEqual(required);
  });
});

test("every source is of a known kind and has a note", () => {
  const nodes: Record<string, unknown>[] = [];
  JSON.stringify(contract, (_key, value) => {
    if (value !== null && typeof value === "object" && "x-source" in value) nodes.push(value);
    return value;
  });
  expect(nodes.length).toBeGreaterThan(0);
  for (const node of nodes) {
    expect(["published", "observed", "inferred"]).toContain(node["x-source"]);
    expect(node["x-source-note"]).toMatch(/^\S.*\.$/);
  }
});
