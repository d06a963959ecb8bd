import { below } from "../../scripts/diff/differences.ts";
import { type Direction, isCalled, type Place, placesOf } from "../../scripts/diff/places.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { stepsOf } from "../../scripts/openapi/model.ts";
import { isObject, type Kind, mapInner, type Node } from "../../scripts/openapi/walk.ts";

/** What somebody meets in a document, as the table of edits calls it. */
export type Part = "request" | "response" | "error" | "callback" | "webhook" | "parameter" | "header" | "none";

/** An object of a document that may be edited. */
export interface Spot {
  kind: Kind;
  pointer: string;
  node: Node;
  places: Place[];
  /** The parts of the document that an edit of it changes. */
  parts: Part[];
}

/** Every object of a document that has no reference in its place. */
export function spotsOf(document: OpenApiDocument): Spot[] {
  const placesAt = placesOf(document);
  return pointersIn(document as unknown as Node, "OpenAPI").flatMap((pointer) => {
    const [node, places] = [nodeAt(document, pointer), placesAt(pointer)];
    if (places.length === 0) return [];
    const parts = [...new Set(places.map(partOf))];
    return "$ref" in node ? [] : [{ kind: places[0]?.steps.at(-1)?.kind ?? "OpenAPI", pointer, node, places, parts }];
  });
}

function pointersIn(node: Node, kind: Kind, pointer = ""): string[] {
  const inner: string[] = [];
  mapInner(node, kind, (value, of, steps) => {
    if (isObject(value)) inner.push(...pointersIn(value, of, below(pointer, ...steps)));
    return value;
  });
  return [pointer, ...inner];
}

/** The object that a pointer leads to. */
export function nodeAt(document: OpenApiDocument, pointer: string): Node {
  const steps = pointer === "" ? [] : stepsOf(`#${pointer}`);
  return steps.reduce((node, step) => node[step] as Node, document as unknown as Node);
}

function partOf(place: Place): Part {
  const { steps } = place;
  const has = (kind: Kind) => steps.some((step) => step.kind === kind);
  if (has("Parameter")) return "parameter";
  if (has("Header")) return "header";
  if (isCalled(place)) return has("Callback") ? "callback" : "webhook";
  if (has("RequestBody")) return "request";
  const status = steps.find(({ kind }) => kind === "Response")?.name;
  if (status === undefined) return "none";
  return status.startsWith("2") ? "response" : "error";
}

export function directionsOf({ places }: Spot): Direction[] {
  return [...new Set(places.flatMap(({ direction }) => direction ?? []))];
}
