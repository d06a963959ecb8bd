import { isRawNumber } from "../../cli/exact-json.ts";
import type { Schema } from "../../openapi/document.ts";
import { nameOf } from "../../openapi/model.ts";

/** A value in a body, with what the contract says of it. */
export interface Place {
  /** The member's name; empty for the body itself and for an entry of a list. */
  name: string;
  value: unknown;
  schema: Schema;
  /** Whether the contract lists it as a member. What stands in a free-form map is not. */
  listed: boolean;
  required: boolean;
  /** The object that it is a member of, as the mock has it. */
  parent: Record<string, unknown>;
  /** The name of that object's schema. */
  parentSchema: string | undefined;
  /** Whether it is below a list. */
  inList: boolean;
  response: Shown;
}

/** What a body is shown in. */
export interface Shown {
  /** Of the response; undefined for a callback. */
  status?: number;
  /** The ID of a service by its code. */
  serviceId: (code: string) => string;
}

/** Shows a value another way, or leaves it out by {@link missing}. */
export type Show = (place: Place) => unknown;

/** In place of a member: it is left out. */
export const missing = Symbol("missing");

/** A copy of a body in which each value was changed, what holds a value before the value. */
export function showBody(body: unknown, schema: Schema, response: Shown, change: Show): unknown {
  const whole = { listed: false, required: true, parent: {}, parentSchema: undefined, inList: false };
  return show({ name: "", value: body, schema, response, ...whole }, change);
}

function show(place: Place, change: Show): unknown {
  if (isRawNumber(place.value)) {
    const near = Number(place.value.rawJSON);
    const changed = change({ ...place, value: near });
    return changed === near ? place.value : changed;
  }
  const value = change(place);
  const { members, required, items, others } = partsOf(place.schema);
  if (Array.isArray(value)) {
    const entry = { ...place, name: "", schema: items, listed: false, required: true, inList: true };
    return value.map((item) => show({ ...entry, value: item }, change));
  }
  if (typeof value !== "object" || value === null) return value;
  const shown = Object.entries(value).map(([name, inner]): [string, unknown] => {
    const listed = Object.hasOwn(members, name);
    const schema = (listed && members[name]) || others;
    const parent = { parent: place.value as Record<string, unknown>, parentSchema: nameOf(place.schema) };
    const inside = { name, value: inner, schema, listed, required: required.includes(name), ...parent };
    return [name, show({ ...place, ...inside }, change)];
  });
  return Object.fromEntries(shown.filter(([, inner]) => inner !== missing));
}

/** What a schema says of the parts of a value. Of alternatives, each says what it can; a member that one needs is required. */
interface Parts {
  members: Record<string, Schema>;
  required: string[];
  items: Schema;
  others: Schema;
}

const known = new WeakMap<Schema, Parts>();

function partsOf(schema: Schema): Parts {
  const found = known.get(schema) ?? readParts(schema);
  known.set(schema, found);
  return found;
}

function readParts(schema: Schema): Parts {
  const all = alternatives(schema);
  const { additionalProperties: others } = all.find(({ additionalProperties: one }) => typeof one === "object") ?? {};
  return {
    members: Object.assign({}, ...all.map(({ properties = {} }) => properties)),
    required: all.flatMap(({ required = [] }) => required),
    items: all.find(({ items }) => items)?.items ?? {},
    others: typeof others === "object" ? others : {},
  };
}

/** A schema and those that it is put together of, or leaves a choice of. */
function alternatives(schema: Schema): Schema[] {
  const { allOf = [], anyOf = [], oneOf = [] } = schema;
  return [schema, ...[...allOf, ...anyOf, ...oneOf].flatMap(alternatives)];
}

/** Whether a schema lets `null` through by its type. */
export function isNullable(schema: Schema): boolean {
  return alternatives(schema).some(({ type }) => [type].flat().includes("null"));
}

/** Whether a schema lists the members of an object, and is no map. */
export function hasMembers(schema: Schema): boolean {
  const { members, others } = partsOf(schema);
  return Object.keys(members).length > 0 && Object.keys(others).length === 0;
}
