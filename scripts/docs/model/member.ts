import type { OpenApiDocument } from "../../openapi/document.ts";
import { resolve } from "../../openapi/resolve.ts";
import type { Schema } from "../../openapi/schema.ts";
import { flatten } from "./flatten.ts";
import { limitsOf } from "./limits.ts";
import { type Source, sourceOf } from "./source.ts";
import { typeOf } from "./type-name.ts";
import { type Value, valuesOf } from "./values.ts";

/** A property, or another place for data, as a page shows it. */
export interface Member {
  name: string;
  /** Permanent, and unique on its page. It is made of names alone, so that no text changes it. */
  anchor: string;
  type: string;
  required: boolean;
  description: string;
  /** What else is asked of a value, a short phrase each. */
  limits: string[];
  values: Value[];
  /** As JSON. */
  example?: string | undefined;
  source?: Source | undefined;
  members: Member[];
}

/**
 * The members of a schema, theirs in turn, and so on.
 *
 * @param anchor of what has the schema
 * @param passed the schemas that lead here, so that one that holds itself ends
 */
export function membersOf(document: OpenApiDocument, node: Schema, anchor: string, passed: Schema[] = []): Member[] {
  const schema = flatten(document, node);
  const { required = [], properties = {}, additionalProperties, items, oneOf = [], anyOf = [] } = schema;
  const whole = node.$ref ? resolve(document, node) : node;
  if (passed.includes(whole)) return [];
  const deeper = [...passed, whole];
  const own = Object.entries(properties).map(([name, property]) =>
    memberOf(document, { name, schema: property, required: required.includes(name), anchor, passed: deeper }),
  );
  const rest =
    typeof additionalProperties === "object" && Object.keys(additionalProperties).length > 0
      ? [memberOf(document, { name: "*", schema: additionalProperties, required: false, anchor, passed: deeper })]
      : [];
  const inner = [...(items ? [items] : []), ...oneOf, ...anyOf].flatMap((part) =>
    membersOf(document, part, anchor, deeper),
  );
  return uniqueByName([...own, ...rest, ...inner]);
}

interface Place {
  name: string;
  schema: Schema;
  required: boolean;
  /** Of what holds it. */
  anchor: string;
  passed?: Schema[];
}

/**
 * A place for data with all below it.
 *
 * @param place its name is `*` for the members of a map, whatever they are called; the anchor says `any` for it
 */
export function memberOf(document: OpenApiDocument, place: Place): Member {
  const { name, required } = place;
  const schema = flatten(document, place.schema);
  const anchor = `${place.anchor}.${name === "*" ? "any" : name.replaceAll(/[[\]]+/g, ".").replace(/\.$/, "")}`;
  const [example] = schema.examples ?? [];
  return {
    name,
    anchor,
    required,
    type: typeOf(document, schema),
    description: schema.description ?? "",
    limits: limitsOf(schema),
    values: valuesOf(schema),
    // A constant is its own example.
    example: example === undefined || "const" in schema ? undefined : JSON.stringify(example),
    source: sourceOf(schema),
    members: membersOf(document, place.schema, anchor, place.passed),
  };
}

/** A member and all below it. */
export function withInner(member: Member): Member[] {
  return [member, ...member.members.flatMap(withInner)];
}

function uniqueByName(members: Member[]): Member[] {
  return [...new Map(members.toReversed().map((member) => [member.name, member])).values()].toReversed();
}
