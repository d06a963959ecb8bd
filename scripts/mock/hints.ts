import { nearest } from "../cli/options.ts";
import type { FieldErrors, MockRequest } from "./http/exchange.ts";
import { type Operation, pathName } from "./prism/operation.ts";

/** The preferences that the mock reads. */
export const preferenceNames = ["code", "example", "dynamic", "fault", "late", "dialect", "delay"];

/** Those that RFC 7240 registers, which are somebody else's. */
const registeredPreferences = ["respond-async", "return", "wait", "handling"];

/** How many hints a request gets at most. */
const most = 20;

/**
 * What a request has that nothing reads, likely a mistake in typing, by name with a sentence each. What a strict platform does
 * with it is not known, so that it changes no response.
 */
export function findHints(
  { query }: MockRequest,
  body: unknown,
  preferences: Map<string, string>,
  operation: Operation,
): FieldErrors {
  const parameters = parametersOf(operation);
  const schema = operation.request?.body?.contents?.[0]?.schema as Schema | undefined;
  const preferred = [...preferences.keys()].filter((name) => name !== "" && !registeredPreferences.includes(name));
  return Object.fromEntries(
    [
      ...unknown([...query.keys()], parameters).map((name) => [name, sentence("parameter", name, parameters)]),
      ...unknown(preferred, preferenceNames).map((name) => [
        `Prefer: ${name}`,
        sentence("preference", name, preferenceNames),
      ]),
      ...unknownMembers(body, schema),
    ].slice(0, most),
  );
}

/** Names of an operation's parameters in the query, with that of a key that goes there. */
function parametersOf({ request, security = [] }: Operation): string[] {
  const keys = security
    .flat()
    .flatMap((scheme) => (scheme.type === "apiKey" && scheme.in === "query" ? scheme.name : []));
  return [...(request?.query ?? []).map(({ name }) => name), ...keys];
}

function unknown(names: string[], known: string[]): string[] {
  return [...new Set(names)].filter((name) => !known.includes(name));
}

function sentence(kind: "parameter" | "preference" | "member", name: string, known: string[]): string {
  const near = nearest(name, known);
  const there = known.length > 0 ? `There are ${known.join(", ")}.` : "There are none.";
  return `This ${kind} is not known, and changes nothing. ${near ? `Did you mean ${near}?` : there}`;
}

interface Schema {
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** The members that a schema doesn't have. A map takes any. */
function unknownMembers(
  value: unknown,
  schema: Schema | undefined,
  path: string[] = [],
): [name: string, sentence: string][] {
  const members = membersOf(schema);
  if (!members || typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    members.has(name)
      ? unknownMembers(part, members.get(name), [...path, name])
      : [[pathName(["body", ...path, name]), sentence("member", name, [...members.keys()])] as [string, string]],
  );
}

/** What an object may have, whichever of its forms it takes; undefined where it may have anything. */
function membersOf(schema: Schema | undefined): Map<string, Schema> | undefined {
  if (!schema) return undefined;
  if (!known.has(schema)) known.set(schema, collectMembers(schema));
  return known.get(schema);
}

const known = new WeakMap<Schema, Map<string, Schema> | undefined>();

function collectMembers(schema: Schema): Map<string, Schema> | undefined {
  const { properties = {}, additionalProperties, allOf = [], anyOf = [], oneOf = [] } = schema;
  const members = new Map(Object.entries(properties));
  for (const form of [...allOf, ...anyOf, ...oneOf]) {
    for (const [name, member] of membersOf(form) ?? []) members.set(name, member);
  }
  return additionalProperties || members.size === 0 ? undefined : members;
}
