import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument } from "../openapi/document.ts";
import { isObject } from "../openapi/json.ts";
import type { Node } from "../openapi/nodes.ts";
import { resolve, stepsOf } from "../openapi/resolve.ts";
import { formOf, type Kind } from "../openapi/shape.ts";
import type { Difference, Pair, Pointers } from "./difference.ts";
import { isReordered, pairItems } from "./pair-items.ts";
import { below } from "./pointer.ts";

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
    const targets = { before: resolve<Node>(before, pair.before), after: resolve<Node>(after, pair.after) };
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
      const items = pairItems(form[0], ...lists);
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
