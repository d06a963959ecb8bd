import type { Schema } from "../../openapi/document.ts";
import { isObject, type Json } from "../../openapi/walk.ts";
import { type Kind, rules } from "./rules.ts";

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
