import type { Schema } from "../../scripts/openapi/document.ts";
import { branchOf } from "./instances.ts";

/** A value with one thing wrong. */
export interface Mutation {
  /** Where and what, such as `/data/amount: below its limit`. */
  name: string;
  value: unknown;
}

/** Every way that the schema knows of to spoil one thing in a valid value. */
export function mutationsOf(choice: Schema, value: unknown, path = ""): Mutation[] {
  const schema = branchOf(choice, value);
  const branches = schema.oneOf ?? [schema];
  const own = [...wrongTypes(branches), ...crossedLimits(schema, value), ...brokenCodes(schema, value)];
  const mutations = own.map(([what, wrong]) => ({ name: `${path || "/"}: ${what}`, value: wrong }));
  const within = (member: string | number, child: Schema, entry: unknown, replace: (value: unknown) => unknown) =>
    mutationsOf(child, entry, `${path}/${member}`).map(({ name, value }) => ({
      name,
      value: replace(value),
    }));

  if (Array.isArray(value)) {
    return [
      ...mutations,
      ...value.flatMap((entry, index) => within(index, schema.items ?? {}, entry, (wrong) => value.with(index, wrong))),
    ];
  }
  if (value === null || typeof value !== "object") return mutations;
  const object = value as Record<string, unknown>;
  for (const member of schema.required ?? []) {
    const { [member]: _removed, ...rest } = object;
    mutations.push({ name: `${path}/${member}: required, removed`, value: rest });
  }
  const inside = Object.entries(object).flatMap(([member, entry]) => {
    const child =
      schema.properties?.[member] ??
      (typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined);
    return child ? within(member, child, entry, (wrong) => ({ ...object, [member]: wrong })) : [];
  });
  return [...mutations, ...inside];
}

type Wrong = [what: string, value: unknown];

function wrongTypes(branches: Schema[]): Wrong[] {
  const allowed = new Set(branches.flatMap((branch) => branch.type ?? []));
  if (allowed.size === 0) return [];
  const candidates: [types: string[], value: unknown][] = [
    [["string"], "a string"],
    [["number"], 0.5],
    [["integer", "number"], 7],
    [["boolean"], true],
    [["null"], null],
    [["array"], [[]]],
    [["object"], { "an-object": true }],
  ];
  return candidates
    .filter(([types]) => !types.some((type) => allowed.has(type)))
    .map(([types, value]) => [`is ${types[0]}`, value]);
}

function crossedLimits(schema: Schema, value: unknown): Wrong[] {
  const wrong: Wrong[] = [];
  if (value === null) return wrong;
  if (typeof schema.minimum === "number") wrong.push(["below its minimum", schema.minimum - 1]);
  if (typeof schema.exclusiveMinimum === "number") wrong.push(["at its exclusive minimum", schema.exclusiveMinimum]);
  if (typeof schema.minLength === "number") wrong.push(["too short", "x".repeat(schema.minLength - 1)]);
  if (typeof schema.minItems === "number") wrong.push(["too few", []]);
  if (typeof schema.maxItems === "number") wrong.push(["too many", Array(schema.maxItems + 1).fill({})]);
  return wrong;
}

/** A value that no format in use takes. */
const ofNoFormat = "\\ is no {format}";

function brokenCodes(schema: Schema, value: unknown): Wrong[] {
  const wrong: Wrong[] = [];
  if (typeof value !== "string") return wrong;
  if (schema.pattern) wrong.push(["off its pattern", `${value} `]);
  if (schema.enum) wrong.push(["not in the list", `${value}x`]);
  if (schema.const) wrong.push(["another constant", `${value}x`]);
  if (schema.format) wrong.push(["off its format", ofNoFormat]);
  return wrong;
}
