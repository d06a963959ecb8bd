import type { OpenApiDocument, Reference } from "./document.ts";
import { resolve } from "./resolve.ts";

/**
 * A copy of a document in which what a `$ref` stands for takes its place, with what stands beside the `$ref`. What is referred
 * to twice is one object; within what refers to itself, the `$ref` stays.
 */
export function dereference(document: OpenApiDocument): OpenApiDocument {
  const resolved = new Map<string, unknown>();
  const copy = (node: unknown, within: string[]): unknown => {
    if (Array.isArray(node)) return node.map((item) => copy(item, within));
    if (typeof node !== "object" || node === null) return node;
    if (isReference(node)) return follow(node, within);
    return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, copy(value, within)]));
  };
  const follow = (reference: Reference, within: string[]): unknown => {
    const { $ref, ...beside } = reference;
    if (within.includes($ref)) return reference;
    const target = resolved.get($ref) ?? copy(resolve(document, { $ref }), [...within, $ref]);
    resolved.set($ref, target);
    return Object.keys(beside).length > 0 ? { ...(target as object), ...(copy(beside, within) as object) } : target;
  };
  return copy(document, []) as OpenApiDocument;
}

function isReference(node: object): node is Reference {
  return "$ref" in node && typeof node.$ref === "string";
}
