import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import type { Node } from "../../scripts/openapi/walk.ts";
import { formOf, type Kind } from "../../scripts/openapi/walk.ts";
import type { Edit } from "./rate.ts";
import { directionsOf, nodeAt, type Spot, spotsOf } from "./spots.ts";

/** Without these a document is none, or leads nowhere; what stands in them is edited instead. */
const essential = ["openapi", "info", "paths", "components"];

/** An edit that was made up from what a document holds. */
export interface EnumeratedEdit extends Edit {
  kind: Kind;
  keyword: string;
  how: "added" | "removed" | "changed";
}

/**
 * An edit for every keyword at every kind of place in a document. A keyword that stands at a place of the kind is changed there,
 * and removed; one that stands only on such objects elsewhere is added.
 */
export function enumerate(document: OpenApiDocument): EnumeratedEdit[] {
  const spots = spotsOf(document).filter(({ kind }) => kind !== "Components");
  const keywords = Map.groupBy(spots, ({ kind }) => kind);
  const places = Map.groupBy(spots, (spot) => [spot.kind, ...spot.parts, ...directionsOf(spot)].join(" "));
  return [...places].flatMap(([place, members]) => {
    const [{ kind } = { kind: "OpenAPI" as const }] = members;
    const known = valuesByKeyword(keywords.get(kind) ?? []);
    return [...known].flatMap(([keyword, value], index) => {
      const holder = members.find(({ node }) => keyword in node);
      const edit = (how: EnumeratedEdit["how"], { pointer }: Spot, change: (node: Node) => void): EnumeratedEdit => ({
        ...{ kind, keyword, how },
        name: `${place}: ${keyword} ${how}`,
        make: (copy) => change(nodeAt(copy, pointer)),
      });
      if (!holder) {
        // Not all of them at one object, where one would hide another.
        const spot = members[index % members.length] as Spot;
        return [edit("added", spot, (node) => Object.assign(node, { [keyword]: structuredClone(value) }))];
      }
      const change = (node: Node) => Object.assign(node, { [keyword]: changed(kind, keyword, node[keyword]) });
      if (essential.includes(keyword)) return keyword === "openapi" ? [edit("changed", holder, change)] : [];
      return [edit("changed", holder, change), edit("removed", holder, (node) => void delete node[keyword])];
    });
  });
}

/** The keywords that objects bear, and a value of each. Names and expressions are no keywords. */
function valuesByKeyword(spots: Spot[]): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const { kind, node } of spots) {
    if (kind === "Callback" || kind === "SecurityRequirement") continue;
    for (const [keyword, value] of Object.entries(node)) {
      if (!values.has(keyword)) values.set(keyword, value);
    }
  }
  return values;
}

/** Another value in place of one: an entry more or less of what has entries, else something of the same type. */
function changed(kind: Kind, keyword: string, value: unknown): unknown {
  if (keyword === "type") return value === "string" ? "integer" : "string";
  if (keyword === "openapi") return "3.1.0";
  if (typeof value === "string") return `${value}x`;
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value)) return value.length > 1 ? value.slice(0, -1) : [...value, newItem(value)];
  const entries = Object.entries(value as object);
  if (entries.length === 0 || typeof formOf(kind, keyword) === "string")
    return { ...(value as object), description: "Changed." };
  return Object.fromEntries(entries.slice(0, -1));
}

function newItem([item]: unknown[]): unknown {
  return typeof item === "object" ? { ...item, name: "another", url: "https://another.example" } : "another";
}
