import type { OpenApiDocument } from "../openapi/document.ts";
import { isObject } from "../openapi/json.ts";
import type { Node } from "../openapi/nodes.ts";
import { resolve, stepsOf } from "../openapi/resolve.ts";
import { formOf, type Kind } from "../openapi/shape.ts";
import { below } from "./pointer.ts";

/** Who sends what an object describes: the merchant sends requests; the platform sends answers, callbacks and webhooks. */
export type Direction = "request" | "answer";

/** A step from one object to the next, through references. */
export interface Step {
  member: string;
  /** The name or the index in the member, if that holds several objects. */
  name?: string;
  /** The kind of the object that it leads to. */
  kind: Kind;
}

/** Where an object of a document is used. */
export interface Place {
  steps: Step[];
  /** Nobody sends what describes the document or an operation. */
  direction?: Direction;
  /** Whether it is only a component that nothing leads to. */
  unused?: boolean;
}

/**
 * Where each object of a document is used: its JSON Pointer, and a place for each part of each operation that leads to it.
 * A component that nothing leads to stands only where it is written.
 */
export function placesOf(document: OpenApiDocument): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  const passed = new Set<string>();

  const visit = (node: Node, pointer: string, place: Place): void => {
    const key = JSON.stringify([pointer, partOf(place)]);
    if (passed.has(key)) return;
    passed.add(key);
    places.set(pointer, [...(places.get(pointer) ?? []), place]);
    if (typeof node.$ref === "string") {
      visit(resolve<Node>(document, node), below("", ...stepsOf(node.$ref)), place);
    }
    for (const { member, name, kind, value } of objectsIn(node, place.steps.at(-1)?.kind ?? "OpenAPI")) {
      const inner = below(pointer, member, ...(name === undefined ? [] : [name]));
      const label = kind === "Parameter" ? String(resolve<Node>(document, value).name) : name;
      visit(value, inner, enter(place, { member, kind, ...(label !== undefined && { name: label }) }));
    }
  };

  const { components, ...entrances } = document;
  visit(entrances, "", { steps: [] });
  places.set("/components", [{ steps: [{ member: "components", kind: "Components" }] }]);
  for (const { member, name = "", kind, value } of objectsIn(components, "Components")) {
    const pointer = below("/components", member, name);
    if (!places.has(pointer)) visit(value, pointer, { steps: [{ member, name, kind }], unused: true });
  }
  return places;
}

function objectsIn(node: object, kind: Kind): (Step & { value: Node })[] {
  return Object.entries(node).flatMap(([member, value]) => {
    const form = formOf(kind, member);
    if (form === undefined) return [];
    if (typeof form === "string") return isObject(value) ? [{ member, kind: form, value }] : [];
    const inner = Array.isArray(form) ? form[0] : form.mapOf;
    const entries = Object.entries((value ?? {}) as Record<string, unknown>);
    return entries.flatMap(([name, item]) => (isObject(item) ? [{ member, name, kind: inner, value: item }] : []));
  });
}

function enter(outer: Place, step: Step): Place {
  const direction = outer.direction ?? directionOf(step.kind, isCalled(outer));
  return { ...outer, steps: [...outer.steps, step], ...(direction && { direction }) };
}

function directionOf(kind: Kind, called: boolean): Direction | undefined {
  if (kind === "Response") return called ? "request" : "answer";
  if (kind === "Parameter" || kind === "RequestBody") return called ? "answer" : "request";
  return undefined;
}

/** Whether a place is in an operation that the platform calls and the merchant answers. */
export function isCalled({ steps }: Place): boolean {
  return steps.some(({ kind, member }) => kind === "Callback" || member === "webhooks");
}

/** The part of an operation that a place is in: its steps up to the first schema. */
function partOf({ steps }: Place): Step[] {
  const schema = steps.findIndex(({ kind }) => kind === "Schema");
  return schema < 0 ? steps : steps.slice(0, schema);
}
