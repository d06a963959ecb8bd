import type { OpenApiDocument } from "../openapi/document.ts";
import { follow, stepsOf, valueAt } from "../openapi/model.ts";
import { formOf, isObject, type Kind, type Node } from "../openapi/walk.ts";
import { below } from "./differences.ts";

/** Who sends what an object describes: the merchant sends requests; the platform sends responses, callbacks and webhooks. */
export type Direction = "request" | "response";

/** A step from one object to the next, through references. */
interface Step {
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

/** Where the objects of a document are used, by their JSON Pointers. */
export type Places = (pointer: string) => Place[];

/** A schema that something leads to from elsewhere: a reference, or an object that is no schema. */
interface Anchor {
  node: Node;
  /** The references in it. */
  leads: { steps: Step[]; to: Anchor }[];
  uses: Use[];
}

/** How one place leads to a schema: directly, or through another schema. */
interface Use {
  place: Place;
  outer?: Use;
  steps: Step[];
}

/**
 * Finds where each object of a document is used: a place for each part of each operation that leads to it. A component that nothing
 * leads to stands only where it is written.
 *
 * Of a schema, only the ways to it are kept, the shortest for each part of an operation: large documents have millions of places.
 */
export function placesOf(document: OpenApiDocument): Places {
  const places = new Map<string, Place[]>();
  const anchors = new Map<string, Anchor>();
  const passed = new Set<string>();

  const visit = (node: Node, pointer: string, place: Place): void => {
    if (place.steps.at(-1)?.kind === "Schema") {
      enterSchema(node, pointer, place);
      return;
    }
    const key = JSON.stringify([pointer, place.steps]);
    if (passed.has(key)) return;
    passed.add(key);
    places.set(pointer, [...(places.get(pointer) ?? []), place]);
    if (typeof node.$ref === "string") {
      const steps = stepsOf(node.$ref);
      const target = valueAt(document, steps);
      if (isObject(target)) visit(target, below("", ...steps), place);
    }
    for (const step of objectsIn(node, place.steps.at(-1)?.kind ?? "OpenAPI")) {
      const { member, name, kind, value } = step;
      const label = kind === "Parameter" ? String(follow<Node>(document, value).name) : name;
      visit(
        value,
        pointerTo(pointer, step),
        enter(place, { member, kind, ...(label !== undefined && { name: label }) }),
      );
    }
  };

  const anchorAt = (pointer: string, node: Node): Anchor => {
    const known = anchors.get(pointer);
    if (known) return known;
    const anchor: Anchor = { node, leads: [], uses: [] };
    anchors.set(pointer, anchor);
    for (const { $ref, steps } of referencesIn(node)) {
      const target = valueAt(document, stepsOf($ref));
      if (isObject(target)) anchor.leads.push({ steps, to: anchorAt(below("", ...stepsOf($ref)), target) });
    }
    return anchor;
  };

  /** Goes through what a schema leads to, the nearest first. */
  const enterSchema = (node: Node, pointer: string, place: Place): void => {
    const start = anchorAt(pointer, node);
    const met = new Set([start]);
    const queue: [anchor: Anchor, use: Use][] = [[start, { place, steps: [] }]];
    for (const [anchor, use] of queue) {
      anchor.uses.push(use);
      for (const { steps, to } of anchor.leads) {
        if (met.has(to)) continue;
        met.add(to);
        queue.push([to, { place, outer: use, steps }]);
      }
    }
  };

  const { components, ...entrances } = document;
  visit(entrances, "", { steps: [] });
  places.set("/components", [{ steps: [{ member: "components", kind: "Components" }] }]);
  for (const { member, name = "", kind, value } of objectsIn(components ?? {}, "Components")) {
    const pointer = below("/components", member, name);
    if (!places.has(pointer) && !anchors.get(pointer)?.uses.length)
      visit(value, pointer, { steps: [{ member, name, kind }], unused: true });
  }

  return (pointer) => {
    const steps = stepsOf(`#${pointer}`);
    const inSchemas = steps.flatMap((_step, index) => {
      const outer = steps.slice(0, steps.length - index);
      const anchor = anchors.get(below("", ...outer));
      const inner = anchor && stepsWithin(anchor.node, "Schema", steps.slice(outer.length));
      return anchor && inner ? anchor.uses.map((use) => placeOf(use, inner)) : [];
    });
    return [...(places.get(pointer) ?? []), ...inSchemas];
  };
}

function pointerTo(pointer: string, { member, name }: Step): string {
  return below(pointer, member, ...(name === undefined ? [] : [name]));
}

/** The references in a schema, and how it leads to them. */
function referencesIn(node: Node, steps: Step[] = []): { $ref: string; steps: Step[] }[] {
  const own = typeof node.$ref === "string" ? [{ $ref: node.$ref, steps }] : [];
  const inner = objectsIn(node, "Schema").flatMap(({ value, ...step }) =>
    step.kind === "Schema" ? referencesIn(value, [...steps, step]) : [],
  );
  return [...own, ...inner];
}

/** The steps from an object to what a pointer leads to in it; undefined if that is no object of a known kind. */
function stepsWithin(node: Node, kind: Kind, [member, ...rest]: string[]): Step[] | undefined {
  if (member === undefined) return [];
  const found = objectsIn({ [member]: node[member] }, kind).find(({ name }) => name === undefined || name === rest[0]);
  if (!found) return undefined;
  const { value, ...step } = found;
  const further = stepsWithin(value, step.kind, step.name === undefined ? rest : rest.slice(1));
  return further && [step, ...further];
}

function placeOf(use: Use, inner: Step[]): Place {
  const steps = [...inner];
  for (let at: Use | undefined = use; at; at = at.outer) steps.unshift(...at.steps);
  return { ...use.place, steps: [...use.place.steps, ...steps] };
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
  if (kind === "Response") return called ? "request" : "response";
  if (kind === "Parameter" || kind === "RequestBody") return called ? "response" : "request";
  return undefined;
}

/** Whether a place is in an operation that the platform calls and the merchant responds to. */
export function isCalled({ steps }: Place): boolean {
  return steps.some(({ kind, member }) => kind === "Callback" || member === "webhooks");
}

/** Says in words where something is, such as `POST /api/payout-invoices, request: data.attributes.amount`. */
export function describePlace(steps: Step[]): string {
  const schema = steps.findIndex(({ kind }) => kind === "Schema");
  const [outer, inner] = schema < 0 ? [steps, []] : [steps.slice(0, schema), steps.slice(schema)];
  const parts: string[] = [];
  for (const step of outer) {
    // A method goes before the path that it is called on.
    if (step.kind === "Operation") parts.push(`${step.member.toUpperCase()} ${parts.pop()}`);
    else parts.push(wordsFor(step));
  }
  return [parts.filter(Boolean).join(", "), describeData(inner)].filter(Boolean).join(": ") || "document";
}

function wordsFor({ member, name, kind }: Step): string {
  if (member === "paths") return name ?? "";
  if (member === "x-outcomes") return `outcome ${name}`;
  if (member === "x-audiences") return `audience ${name}`;
  if (member === "webhooks") return `webhook ${name}`;
  if (kind === "PathItem") return `to ${member}`;
  if (kind === "RequestBody") return name === undefined ? "body" : `body ${name}`;
  if (kind === "Response") return `response ${name}`;
  if (kind === "MediaType") return name === "application/json" ? "" : (name ?? "");
  return [kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase(), name].filter(Boolean).join(" ");
}

/** The way into data, such as `data[].attributes`. */
function describeData(steps: Step[]): string {
  const words = steps.map(({ member, name }) => {
    if (member === "schema") return "";
    if (member === "schemas") return `schema ${name}`;
    if (member === "properties") return `.${name}`;
    if (member === "items") return "[]";
    if (member === "additionalProperties") return ".*";
    return ` ${member}${name === undefined ? "" : ` ${name}`}`;
  });
  return words.join("").replace(/^[. ]/, "");
}
