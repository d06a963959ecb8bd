import type { Deprecable, Schema } from "../../openapi/document.ts";
import { type Model, nameOf } from "../../openapi/model.ts";
import { uniqueBy } from "../../openapi/walk.ts";

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
  deprecation?: Deprecation | undefined;
  members: Member[];
}

/**
 * The members of a schema, theirs in turn, and so on.
 *
 * @param anchor of what has the schema
 * @param passed the schemas that lead here, so that one that holds itself ends
 */
export function membersOf(node: Schema, anchor: string, passed: Passed = []): Member[] {
  const schema = flatten(node);
  const { required = [], properties = {}, additionalProperties, items, oneOf = [], anyOf = [] } = schema;
  if (passed.includes(identityOf(node))) return [];
  const deeper = [...passed, identityOf(node)];
  const own = Object.entries(properties).map(([name, property]) =>
    memberOf({ name, schema: property, required: required.includes(name), anchor, passed: deeper }),
  );
  const rest =
    typeof additionalProperties === "object" && Object.keys(additionalProperties).length > 0
      ? [memberOf({ name: "*", schema: additionalProperties, required: false, anchor, passed: deeper })]
      : [];
  const inner = [...(items ? [items] : []), ...oneOf, ...anyOf].flatMap((part) => membersOf(part, anchor, deeper));
  return uniqueBy([...own, ...rest, ...inner], ({ name }) => name);
}

/** The schemas that lead to another, so that one that holds itself ends. */
type Passed = unknown[];

/** What is the same for each place that refers to a schema, whatever stands beside the reference. */
function identityOf(schema: Schema): unknown {
  return nameOf(schema) ?? schema;
}

interface Place {
  name: string;
  schema: Schema;
  required: boolean;
  /** Of what holds it. */
  anchor: string;
  passed?: Passed;
}

/**
 * A place for data with all below it.
 *
 * @param place its name is `*` for the members of a map, whatever they are called; the anchor says `any` for it
 */
export function memberOf(place: Place): Member {
  const { name, required } = place;
  const schema = flatten(place.schema);
  const anchor = anchorIn(place.anchor, name);
  const [example] = schema.examples ?? [];
  return {
    name,
    anchor,
    required,
    type: typeOf(place.schema),
    description: schema.description ?? "",
    limits: limitsOf(schema),
    values: valuesOf(schema),
    // A constant is its own example.
    example: example === undefined || "const" in schema ? undefined : JSON.stringify(example),
    source: sourceOf(schema),
    deprecation: deprecationOf(schema, (other) => `#${anchorIn(place.anchor, other)}`),
    members: membersOf(place.schema, anchor, place.passed),
  };
}

/** The anchor of a place for data within another. */
export function anchorIn(anchor: string, name: string): string {
  return `${anchor}.${name === "*" ? "any" : name.replaceAll(/[[\]]+/g, ".").replace(/\.$/, "")}`;
}

/** A member and all below it. */
export function withInner(member: Member): Member[] {
  return [member, ...member.members.flatMap(withInner)];
}

/** What a reader calls the type of a schema, such as `list of objects` or `string or null`. */
function typeOf(node: Schema, passed: Passed = []): string {
  if (passed.includes(identityOf(node))) return "the same";
  const deeper = [...passed, identityOf(node)];
  const schema = flatten(node);
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) return either(branches.map((branch) => typeOf(branch, deeper)));
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return "any value";
  // A map that may come empty as a list is, to its reader, a map.
  if (schema.maxItems === 0 && types.includes("object"))
    return either(
      types.filter((type) => type !== "array"),
      "[]",
    );
  return either(types.map((type) => phraseOf(type, schema, deeper)));
}

function phraseOf(type: string, schema: Schema, passed: Passed): string {
  if (type === "array") return schema.items ? `list of ${plural(typeOf(schema.items, passed))}` : "list";
  if (type === "integer" || type === "number" || schema.format === undefined) return type;
  return `${type} (${schema.format})`;
}

function either(types: string[], ...more: string[]): string {
  return [...new Set([...types, ...more])].join(" or ");
}

function plural(type: string): string {
  return type.includes(" ") ? type : `${type}s`;
}

/** How each keyword that limits a value is said, in Markdown. */
const phrases: [keyword: string, phrase: (limit: unknown) => string][] = [
  ["const", (value) => `always \`${JSON.stringify(value)}\``],
  ["minLength", (limit) => (limit === 1 ? "not empty" : `at least ${limit} characters`)],
  ["maxLength", (limit) => `at most ${limit} characters`],
  ["pattern", (limit) => `matches \`${limit}\``],
  ["minimum", (limit) => `at least ${limit}`],
  ["exclusiveMinimum", (limit) => `more than ${limit}`],
  ["maximum", (limit) => `at most ${limit}`],
  ["exclusiveMaximum", (limit) => `less than ${limit}`],
  ["minItems", (limit) => `at least ${limit} in the list`],
  ["minProperties", (limit) => `at least ${limit} members`],
  ["default", (value) => `\`${JSON.stringify(value)}\` if left out`],
];

/** What a schema asks of a value besides its type. */
function limitsOf(schema: Schema): string[] {
  return phrases.filter(([keyword]) => keyword in schema).map(([keyword, phrase]) => phrase(schema[keyword]));
}

/** A value that a string is known to have. */
export interface Value {
  value: string;
  meaning: string;
  /** What is special about it, in a few words: nothing changes after it, with what reservation, or nothing more comes of an attempt. */
  mark?: string | undefined;
  /** Whether it is where a course begins, and stays until somebody moves it on. */
  initial: boolean;
}

/** The values that a schema knows: all there can be (`enum`), or those known so far (`x-extensible-enum`). */
export function valuesOf(schema: Schema): Value[] {
  const meanings = (schema["x-enumDescriptions"] ?? {}) as Record<string, string>;
  const reservations = (schema["x-reservations"] ?? {}) as Record<string, string>;
  const final = (schema["x-final"] ?? []) as string[];
  // What begins somewhere is a course, and its last stops are final; anything else explains an attempt.
  const mark = "x-initial" in schema ? "final" : "ends the attempt";
  return knownValues(schema).map((value) => ({
    value,
    meaning: meanings[value] ?? "",
    mark: final.includes(value) ? [mark, reservations[value] ?? []].flat().join(", ") : undefined,
    initial: value === schema["x-initial"],
  }));
}

function knownValues(schema: Schema): string[] {
  const values = schema["x-extensible-enum"] ?? schema.enum ?? [];
  return (values as unknown[]).filter((value) => value !== null).map(String);
}

/** Where a fact comes from that the documentation doesn't show. */
export interface Source {
  /** `published`, `observed` or `inferred`. */
  kind: string;
  note: string;
}

/** The source that a node of the document names. */
export function sourceOf(node: object): Source | undefined {
  const { "x-source": kind, "x-source-note": note } = node as Record<string, unknown>;
  return typeof kind === "string" ? { kind, note: String(note ?? "") } : undefined;
}

/** That something is to come to an end, and where what takes its place is shown. */
export interface Deprecation {
  replacement?: { name: string; href: string } | undefined;
}

/**
 * What a node says of its end.
 *
 * @param hrefOf where what has a name is shown
 */
export function deprecationOf(
  { deprecated, "x-replaced-by": name }: Deprecable,
  hrefOf: (name: string) => string,
): Deprecation | undefined {
  if (!deprecated) return undefined;
  return { replacement: name === undefined ? undefined : { name, href: hrefOf(name) } };
}

/** A schema with what its `allOf` adds to it. What stands beside that wins. */
function flatten({ allOf = [], ...own }: Schema): Schema {
  return Object.assign({}, ...allOf.map(flatten), own);
}

/** A named schema with the values that it is known to have, such as the statuses of a payout. */
export interface Vocabulary {
  /** Of the schema. */
  name: string;
  /** Such as `Payout status`. */
  title: string;
  description: string;
  values: Value[];
  /** The values in the order of a payout's life, if the schema tells it in `x-phases`. */
  phases: Phase[];
}

/** A part of a payout's life. */
interface Phase {
  title: string;
  /** Where it may stay for a while, and move on from. */
  open: Value[];
  /** Where it may end. */
  final: Value[];
}

/** Every named schema that lists values, whether there can be others or not, in the order of the document. */
export function vocabulariesOf({ components }: Model): Vocabulary[] {
  return Object.entries(components.schemas ?? {})
    .map(([name, schema]) => vocabularyOf(name, schema))
    .filter(({ values }) => values.length > 0);
}

function vocabularyOf(name: string, schema: Schema): Vocabulary {
  const values = valuesOf(schema);
  const phases = Object.entries((schema["x-phases"] ?? {}) as Record<string, string[]>);
  return {
    name,
    title: name.replaceAll(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    description: schema.description ?? "",
    values,
    phases: phases.map(([title, names]) => {
      const own = names.flatMap((name) => values.find(({ value }) => value === name) ?? []);
      return { title, open: own.filter(({ mark }) => !mark), final: own.filter(({ mark }) => mark) };
    }),
  };
}

/** When to stop waiting for a payout, by its status. Each list is in the order of a payout's life. */
export interface Waiting {
  /** Nobody has asked for processing yet, so that waiting alone changes nothing. */
  initial: string[];
  /** The whole amount was paid, or a part of it. */
  paid: string[];
  /** Final, and not among the paid ones. */
  final: string[];
  /** None of the others. */
  open: string[];
  /** Final, and nothing was paid: the only ones after which another payout makes none a second one. */
  unpaid: string[];
}

/** The phase whose statuses say that money was paid. What ends before it was not paid. */
const paidPhase = "Paid";

/** Derived from the phases of a payout's life. Without a phase `Paid` none is paid or unpaid. */
export function waitingOf(vocabularies: Vocabulary[]): Waiting {
  const phases = vocabularies.flatMap((vocabulary) => vocabulary.phases);
  const paid = phases.findIndex(({ title }) => title === paidPhase);
  const others = phases.toSpliced(paid, paid < 0 ? 0 : 1);
  const valuesIn = (some: typeof phases) => some.flatMap(({ open, final }) => [...open, ...final]);
  const names = (values: Value[]) => values.map(({ value }) => value);
  return {
    initial: names(valuesIn(phases).filter(({ initial }) => initial)),
    paid: names(valuesIn(phases.slice(paid, paid + 1))),
    final: names(others.flatMap(({ final }) => final)),
    open: names(others.flatMap(({ open }) => open).filter(({ initial }) => !initial)),
    unpaid: names(phases.slice(0, Math.max(paid, 0)).flatMap(({ final }) => final)),
  };
}
