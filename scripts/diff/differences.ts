import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument } from "../openapi/document.ts";
import { escapeStep, follow, stepsOf } from "../openapi/model.ts";
import { formOf, isObject, type Kind, type Node } from "../openapi/walk.ts";

/** Every member that is not the same in two documents, the innermost that holds the whole of what changed. */
export function differencesOf(before: OpenApiDocument, after: OpenApiDocument): Difference[] {
  const passed = new Set<string>();

  const compare = (pair: Pair): Difference[] => {
    if (pair.before.$ref !== pair.after.$ref) return compareTargets(pair);
    const keywords = new Set([...Object.keys(pair.before), ...Object.keys(pair.after)]);
    return [...keywords].flatMap((keyword) => compareMember(pair, keyword));
  };

  /** What two references, or a reference and an object in its place, stand for may still be the same. */
  const compareTargets = (pair: Pair): Difference[] => {
    const { $ref: was } = pair.before;
    const { $ref: is } = pair.after;
    const reference = differ(pair, "$ref", was, is);
    // Two names are compared once, however often one takes the other's place.
    const key = was !== undefined && is !== undefined ? `${was} ${is}` : `${was} ${is} ${pair.pointers.after}`;
    if (passed.has(key)) return [reference];
    passed.add(key);
    const pointers = { before: target(was) ?? pair.pointers.before, after: target(is) ?? pair.pointers.after };
    const targets = { before: follow<Node>(before, pair.before), after: follow<Node>(after, pair.after) };
    return [reference, ...compare({ ...pair, ...targets, pointers })];
  };

  const compareMember = (pair: Pair, keyword: string): Difference[] => {
    const [was, is] = [pair.before[keyword], pair.after[keyword]];
    if (isDeepStrictEqual(was, is)) return [];
    const form = formOf(pair.kind, keyword);
    const inner = (kind: Kind, was: unknown, is: unknown, entry?: string): Difference[] =>
      isObject(was) && isObject(is)
        ? compare({ kind, before: was, after: is, pointers: pointersTo(pair, keyword, entry) })
        : [differ(pair, keyword, was, is, entry)];
    if (typeof form === "string") return inner(form, was, is);
    if (Array.isArray(form) && Array.isArray(was) && Array.isArray(is)) {
      const lists = [
        { items: was, document: before },
        { items: is, document: after },
      ] as const;
      const items = keyword === "prefixItems" ? pairPlaces(was, is) : pairItems(form[0], ...lists);
      if (items) {
        const order = isReordered(form[0], ...lists)
          ? [{ ...differ(pair, keyword, was, is), action: "reordered" as const }]
          : [];
        return [...order, ...items.flatMap((item) => inner(form[0], item.was, item.is, item.step))];
      }
    }
    if (form && !Array.isArray(form) && isMap(was) && isMap(is)) {
      const names = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})]);
      return [...names]
        .filter((name) => !isDeepStrictEqual(was?.[name], is?.[name]))
        .flatMap((name) => inner(form.mapOf, was?.[name], is?.[name], name));
    }
    return [differ(pair, keyword, was, is)];
  };

  const root = { before: before as unknown as Node, after: after as unknown as Node };
  return compare({ kind: "OpenAPI", ...root, pointers: { before: "", after: "" } });
}

function differ(owner: Pair, keyword: string, before: unknown, after: unknown, entry?: string): Difference {
  return {
    action: before === undefined ? "added" : after === undefined ? "removed" : "changed",
    owner,
    keyword,
    ...(entry !== undefined && { entry }),
    before,
    after,
    pointers: pointersTo(owner, keyword, entry),
  };
}

function pointersTo({ pointers }: Pair, keyword: string, entry?: string): Pointers {
  const steps = [keyword, ...(entry === undefined ? [] : [entry])];
  return { before: below(pointers.before, ...steps), after: below(pointers.after, ...steps) };
}

function target($ref: unknown): string | undefined {
  return typeof $ref === "string" ? below("", ...stepsOf($ref)) : undefined;
}

/** A map that is not there has no entries. */
function isMap(value: unknown): value is Node | undefined {
  return value === undefined || isObject(value);
}

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
function pairItems(kind: Kind, before: List, after: List): PairedItem[] | undefined {
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
 * Pairs the items of two lists in which each is for its own place, such as those of a tuple. Gives `undefined` where one moved to another
 * place: the list is another as a whole then.
 */
function pairPlaces(before: unknown[], after: unknown[]): PairedItem[] | undefined {
  const stays = (item: unknown, index: number) => isDeepStrictEqual(item, after[index]);
  const others = after.filter((item, index) => !isDeepStrictEqual(item, before[index]));
  if (before.some((item, index) => !stays(item, index) && others.some((other) => isDeepStrictEqual(item, other))))
    return undefined;
  const pairs = Array.from({ length: Math.max(before.length, after.length) }, (_, index): PairedItem => {
    return { was: before[index], is: after[index], step: `${index}` };
  });
  return pairs.filter(({ was, is }) => !isDeepStrictEqual(was, is));
}

/**
 * Whether items that stayed come after each other otherwise, or after new ones, where the place of an item counts: generated
 * code takes the parameters of an operation in their order, and the first server if none is chosen.
 */
function isReordered(kind: Kind, before: List, after: List): boolean {
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
  const { in: place, name, url } = follow<Node>(document, item);
  if (place !== undefined) return `${place} ${name}`;
  return String(name ?? url ?? item.$ref ?? index);
}

/** JSON Pointers of the same thing in two documents, without `#`. They differ where a reference leads elsewhere now. */
export interface Pointers {
  before: string;
  after: string;
}

/** The same object in two documents. */
interface Pair {
  kind: Kind;
  before: Node;
  after: Node;
  pointers: Pointers;
}

/** A member of an object that is not the same in two documents. */
export interface Difference {
  action: "added" | "removed" | "changed" | "reordered";
  owner: Pair;
  /** The member, such as `required` or `properties`. */
  keyword: string;
  /** The name of the entry, where only one of a map or a list came or went. */
  entry?: string;
  before: unknown;
  after: unknown;
  /** Where the member or the entry is. */
  pointers: Pointers;
}

/** A JSON Pointer with one step more: https://www.rfc-editor.org/rfc/rfc6901 */
export function below(pointer: string, ...steps: string[]): string {
  return [pointer, ...steps.map(escapeStep)].join("/");
}

/** Whether a pointer leads to the same place as another, or further. */
export function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}
