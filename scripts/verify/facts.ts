import type { Schema } from "../openapi/document.ts";
import { escapeStep, type Model, pointerOf, responseOf } from "../openapi/model.ts";
import { isObject } from "../openapi/walk.ts";
import type { Exchange, Finding } from "./judgement.ts";

/** Something that the contract infers, and what a run saw of it. */
export interface Fact {
  /** JSON Pointer into the contract. */
  place: string;
  /** Why it is inferred. */
  note: string;
  /** Whether responses were as it says, or one was not. */
  seen: "true" | "otherwise" | "not seen";
  /** How many responses had it. */
  count: number;
}

/** Keeps account of what the contract infers. */
export interface Facts {
  see(exchange: Exchange): void;
  /** Every fact, with what the findings and observations of the run say of it. */
  list(found: Finding[]): Fact[];
}

export function createFacts({ document }: Model): Facts {
  const inferred = inferredIn(document);
  const counts = new Map<string, number>();
  return {
    see(exchange) {
      const places = new Set(placesIn(exchange));
      for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
    },
    list: (found) =>
      inferred.map(({ place, note }) => {
        const count = counts.get(place) ?? 0;
        const differs = found.some(
          (row) => row.source?.place === place || row.place === place || row.place.startsWith(`${place}/`),
        );
        return { place, note, seen: differs ? "otherwise" : count > 0 ? "true" : "not seen", count };
      }),
  };
}

function inferredIn(node: unknown, place = "#"): { place: string; note: string }[] {
  if (typeof node !== "object" || node === null) return [];
  const { "x-source": source, "x-source-note": note } = node as Record<string, unknown>;
  const inner = Object.entries(node).flatMap(([name, value]) => inferredIn(value, `${place}/${escapeStep(name)}`));
  return source === "inferred" ? [{ place, note: String(note ?? "") }, ...inner] : inner;
}

/** Every place of the contract that an exchange has something of. */
function placesIn({ placed, url, response }: Exchange): string[] {
  const { operation, parameters } = placed;
  const documented = responseOf(operation, response.status);
  const media = Object.values(documented?.content ?? {})[0];
  const sent = parameters.filter(({ name }) => url.searchParams.has(name));
  const headers = Object.entries(documented?.headers ?? {}).filter(([name]) => response.headers.has(name));
  return [
    ...[operation, ...(documented ? [documented] : []), ...headers.map(([, header]) => header)].map(pointerOf),
    ...sent.flatMap((parameter) => [pointerOf(parameter), ...(parameter.schema ? [pointerOf(parameter.schema)] : [])]),
    ...(media?.schema ? placesOf(media.schema, response.body) : []),
  ];
}

function placesOf(schema: Schema, value: unknown): string[] {
  const { allOf = [], anyOf = [], oneOf = [], properties = {}, additionalProperties: others } = schema;
  const own = [pointerOf(schema), ...[...allOf, ...anyOf, ...oneOf].flatMap((branch) => placesOf(branch, value))];
  if (Array.isArray(value))
    return [...own, ...value.flatMap((item) => (schema.items ? placesOf(schema.items, item) : []))];
  if (!isObject(value)) return own;
  return [
    ...own,
    ...Object.entries(value).flatMap(([name, inner]) => {
      const member = Object.hasOwn(properties, name)
        ? properties[name]
        : isObject(others)
          ? (others as Schema)
          : undefined;
      return member ? placesOf(member, inner) : [];
    }),
  ];
}
