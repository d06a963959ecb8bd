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
  leads: Anchor[];
  /** The references to it, and how they come from what they are in. */
  from: { anchor: Anchor; steps: Step[] }[];
  /** Whether a part of an operation leads to it. */
  isUsed: boolean;
  /** Where it is used without another schema, with the order of that in the document. */
  entrances: { place: Place; order: number }[];
  /** Where it is used, once somebody asked. */
  places?: Place[];
}

/**
 * Finds where each object of a document is used: a place for each part of each operation that leads to it. A component that nothing
 * leads to stands only where it is written.
 *
 * Of a schema, only what leads to it is kept. In large documents, each part of an operation leads to most schemas, so that they have
 * millions of places; the shortest way from each part is found for those schemas alone that somebody asks for.
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

  /** The anchor of a schema, with all that it leads to. */
  const anchorAt = (pointer: string, node: Node): Anchor => {
    const open: Anchor[] = [];
    const anchorOf = (at: string, schema: Node): Anchor => {
      const known = anchors.get(at);
      if (known) return known;
      const anchor: Anchor = { node: schema, leads: [], from: [], isUsed: false, entrances: [] };
      anchors.set(at, anchor);
      open.push(anchor);
      return anchor;
    };
    const first = anchorOf(pointer, node);
    // The list grows on the way. Calls within calls would be as deep as schemas lead to each other.
    for (const anchor of open) {
      for (const { $ref, steps } of referencesIn(anchor.node)) {
        const target = valueAt(document, stepsOf($ref));
        if (!isObject(target)) continue;
        const to = anchorOf(below("", ...stepsOf($ref)), target);
        anchor.leads.push(to);
        to.from.push({ anchor, steps });
      }
    }
    return first;
  };

  let order = 0;
  const enterSchema = (node: Node, pointer: string, place: Place): void => {
    const start = anchorAt(pointer, node);
    start.entrances.push({ place, order: order++ });
    const open = [start];
    for (const anchor of open) {
      if (anchor.isUsed) continue;
      anchor.isUsed = true;
      open.push(...anchor.leads);
    }
  };

  const { components, ...entrances } = document;
  visit(entrances, "", { steps: [] });
  places.set("/components", [{ steps: [{ member: "components", kind: "Components" }] }]);
  for (const { member, name = "", kind, value } of objectsIn(components ?? {}, "Components")) {
    const pointer = below("/components", member, name);
    if (!places.has(pointer) && !anchors.get(pointer)?.isUsed)
      visit(value, pointer, { steps: [{ member, name, kind }], unused: true });
  }

  return (pointer) => {
    const steps = stepsOf(`#${pointer}`);
    const inSchemas = steps.flatMap((_step, index) => {
      const outer = steps.slice(0, steps.length - index);
      const anchor = anchors.get(below("", ...outer));
      const inner = anchor && stepsWithin(anchor.node, "Schema", steps.slice(outer.length));
      return anchor && inner ? placesOfAnchor(anchor).map((place) => within(place, inner)) : [];
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

/** Where a schema is used: goes back from it to every part of an operation, by the shortest way. */
function placesOfAnchor(anchor: Anchor): Place[] {
  if (anchor.places) return anchor.places;
  const ways: { anchor: Anchor; steps: Step[] }[] = [{ anchor, steps: [] }];
  const met = new Set([anchor]);
  for (const way of ways) {
    for (const { anchor: outer, steps } of way.anchor.from) {
      if (met.has(outer)) continue;
      met.add(outer);
      ways.push({ anchor: outer, steps: [...steps, ...way.steps] });
    }
  }
  anchor.places = ways
    .flatMap(({ anchor: { entrances }, steps }) => entrances.map((entrance) => ({ ...entrance, steps })))
    .toSorted((one, other) => one.order - other.order)
    .map(({ place, steps }) => within(place, steps));
  return anchor.places;
}

function within(place: Place, inner: Step[]): Place {
  return inner.length > 0 ? { ...place, steps: [...place.steps, ...inner] } : place;
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
