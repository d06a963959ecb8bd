import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument } from "../openapi/document.ts";
import { isObject } from "../openapi/json.ts";
import type { Node } from "../openapi/nodes.ts";
import { resolve } from "../openapi/resolve.ts";
import type { Kind } from "../openapi/shape.ts";

/** What stood in a list and what stands there in its place. One of the two may be missing. */
interface PairedItem {
  was: unknown;
  is: unknown;
  /** The index of the item, in the new list if it is there, else in the old one. */
  step: string;
}

interface List {
  items: unknown[];
  document: OpenApiDocument;
}

/**
 * Pairs the items of two lists by what tells them apart, whatever their order, and leaves out those that are the same.
 * Gives `undefined` for a list that means something only as a whole.
 */
export function pairItems(kind: Kind, before: List, after: List): PairedItem[] | undefined {
  if (kind === "SecurityRequirement") return undefined;
  const old = changedItems(before, after);
  const now = changedItems(after, before);
  const pairs = now.map(({ item, index, identity }): PairedItem => {
    const found = old.findIndex((other) => other.identity === identity);
    return { was: found < 0 ? undefined : old.splice(found, 1)[0]?.item, is: item, step: `${index}` };
  });
  return [...pairs, ...old.map(({ item, index }) => ({ was: item, is: undefined, step: `${index}` }))];
}

/**
 * Whether items that stayed come after each other otherwise, or after new ones, where the place of an item counts: generated
 * code takes the parameters of an operation in their order, and the first server if none is chosen.
 */
export function isReordered(kind: Kind, before: List, after: List): boolean {
  if (kind !== "Parameter" && kind !== "Server") return false;
  const [old, now] = [before, after].map(({ items, document }) =>
    items.map((item, index) => identityOf(item, index, document)),
  ) as [string[], string[]];
  const kept = old.filter((identity) => now.includes(identity));
  // What took the place of an item that is gone comes with it.
  const rest = kept.length < old.length ? now.filter((identity) => old.includes(identity)) : now.slice(0, kept.length);
  return !isDeepStrictEqual(kept, rest);
}

function changedItems(list: List, other: List) {
  return list.items
    .map((item, index) => ({ item, index, identity: identityOf(item, index, list.document) }))
    .filter(({ item }) => !other.items.some((candidate) => isDeepStrictEqual(candidate, item)));
}

/** A parameter is told apart by place and name, a tag by name, a server by URL, a named schema by its name, others by place. */
function identityOf(item: unknown, index: number, document: OpenApiDocument): string {
  if (!isObject(item)) return `${index}`;
  const { in: place, name, url } = resolve<Node>(document, item);
  if (place !== undefined) return `${place} ${name}`;
  return String(name ?? url ?? item.$ref ?? index);
}
