import type { OpenApiDocument } from "../openapi/document.ts";
import { follow, stepsOf } from "../openapi/model.ts";
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
      visit(follow<Node>(document, node), below("", ...stepsOf(node.$ref)), place);
    }
    for (const { member, name, kind, value } of objectsIn(node, place.steps.at(-1)?.kind ?? "OpenAPI")) {
      const inner = below(pointer, member, ...(name === undefined ? [] : [name]));
      const label = kind === "Parameter" ? String(follow<Node>(document, value).name) : name;
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
  if (kind === "Response") return called ? "request" : "response";
  if (kind === "Parameter" || kind === "RequestBody") return called ? "response" : "request";
  return undefined;
}

/** Whether a place is in an operation that the platform calls and the merchant responds to. */
export function isCalled({ steps }: Place): boolean {
  return steps.some(({ kind, member }) => kind === "Callback" || member === "webhooks");
}

/** The part of an operation that a place is in: its steps up to the first schema. */
function partOf({ steps }: Place): Step[] {
  const schema = steps.findIndex(({ kind }) => kind === "Schema");
  return schema < 0 ? steps : steps.slice(0, schema);
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
