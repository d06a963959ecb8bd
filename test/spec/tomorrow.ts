import type { OpenApiDocument, Schema } from "../../scripts/openapi/document.ts";
import { type Body, bodies, nameOf, readModel } from "../../scripts/openapi/model.ts";
import { isObject, type Json } from "../../scripts/openapi/walk.ts";

/**
 * Answers that nobody has seen yet and that the contract allows: each is an example of what the platform sends, with one
 * change. Every change that a schema allows at a place of its answers is there once, and is the answer's name, such as
 * `PayoutInvoiceDocument/data/attributes/status never seen`.
 */
export function tomorrowsAnswers(document: OpenApiDocument): Answer[] {
  const answers = new Map<string, Answer>();
  for (const { schema, value } of sentBodies(document)) {
    const name = nameOf(schema);
    if (!name) throw new Error("A body has a schema without a name.");
    for (const { path, kind, value: changed } of changesOf(schema, value as Json)) {
      const change = `${name}${path} ${kind}`;
      if (!answers.has(change)) answers.set(change, { name: change, schema: name, value: changed });
    }
  }
  return [...answers.values()];
}

/** The bodies that the document gives of what the platform sends: answers to its operations, and requests of its callbacks. */
export function sentBodies(document: OpenApiDocument): Body[] {
  const model = readModel(document);
  const own = new Set(model.operations.map(({ operation }) => operation.operationId));
  return bodies(model).filter(({ operationId, place }) => own.has(operationId) !== (place === "request"));
}

/** A body that the platform may send, and the named schema by which a client reads it. */
export interface Answer {
  name: string;
  schema: string;
  value: Json;
}

/** A value with one thing changed. */
export interface Change {
  /** Where, as a JSON Pointer in which `*` is any item of a list and any entry of a map. */
  path: string;
  kind: Kind;
  value: Json;
}

/** Every change that a schema allows in a valid value, at every level. The first item of a list that shows a place counts. */
export function changesOf(schema: Schema, value: Json, path = ""): Change[] {
  const own = rules.flatMap(([kind, change]) => {
    const changed = change(value, schema, typesOf(schema));
    return changed === undefined ? [] : [{ path, kind, value: changed }];
  });
  const within = (step: string, child: Schema, inner: Json, replace: (inner: Json) => Json): Change[] =>
    changesOf(child, inner, `${path}/${step}`).map((change) => ({ ...change, value: replace(change.value) }));

  if (Array.isArray(value)) {
    const items = value.flatMap((item, at) =>
      within("*", schema.items ?? {}, item, (changed) => value.with(at, changed)),
    );
    return [...own, ...items];
  }
  if (!isObject(value)) return own;
  const members = Object.entries(value).flatMap(([member, inner]): Change[] => {
    const known = schema.properties?.[member];
    const entry = typeof schema.additionalProperties === "object" ? schema.additionalProperties : {};
    const changes = within(known ? member : "*", known ?? entry, inner as Json, (changed) => ({
      ...(value as Record<string, Json>),
      [member]: changed,
    }));
    if (!known || schema.required?.includes(member)) return changes;
    const { [member]: _left, ...rest } = value as Record<string, Json>;
    return [...changes, { path: `${path}/${member}`, kind: "missing", value: rest }];
  });
  return [...own, ...members];
}

/** The types that a schema allows, those of its alternatives included. */
function typesOf(schema: Schema): Set<string> {
  return new Set([schema, ...(schema.oneOf ?? [])].flatMap(({ type = [] }) => type));
}

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
