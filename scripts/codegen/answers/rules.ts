import type { Schema } from "../../openapi/document.ts";
import { isObject, type Json } from "../../openapi/walk.ts";

/** The name, and the text, of what nobody has seen yet. */
const unseen = "never_seen";

/** The name of a member that no form has yet. */
export const newMember = "new_member";

/** What may become of a value that a schema describes; undefined where that says nothing of the value. */
type Rule = (value: Json, schema: Schema, types: ReadonlySet<string>) => Json | undefined;

const text =
  (given: string): Rule =>
  (value, schema) =>
    typeof value === "string" && schema.const === undefined && value !== given ? given : undefined;

const number =
  (given: number): Rule =>
  (value) =>
    typeof value === "number" && value !== given ? given : undefined;

/** Whether an object is a map, whose members a client hands on, and not a form, whose members it knows or passes over. */
const isMap = ({ additionalProperties }: Schema): boolean => additionalProperties !== undefined;

/** How a value may change: a name, and the change. */
export const rules = [
  ["never seen", text(unseen)],
  ["empty text", text("")],
  ["zero", number(0)],
  ["negative", number(-1)],
  ["null", (value, _, types) => (types.has("null") && value !== null ? null : undefined)],
  ["list for a map", (value, _, types) => (isObject(value) && types.has("array") ? [] : undefined)],
  ["empty list", (value) => (Array.isArray(value) && value.length > 0 ? [] : undefined)],
  ["empty map", (value, schema) => (isObject(value) && isMap(schema) && !schema.required ? {} : undefined)],
  [
    "new member",
    (value, schema) =>
      isObject(value) && !isMap(schema) ? ({ ...value, [newMember]: { [unseen]: [0, null] } } as Json) : undefined,
  ],
  [
    "new entry",
    (value, schema) => {
      if (!isObject(value) || !isMap(schema)) return undefined;
      const entry = Object.entries(value).find(([member]) => !schema.properties?.[member]);
      return { ...value, [unseen]: entry ? entry[1] : unseen } as Json;
    },
  ],
] as const satisfies [string, Rule][];

export type Kind = (typeof rules)[number][0] | "missing";
