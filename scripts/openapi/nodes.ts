import { isObject, mapValues } from "./json.ts";
import { type Form, formOf, type Kind } from "./shape.ts";

/** An object of a document whose kind is known. A reference is of the kind of what it stands for. */
export type Node = Record<string, unknown>;

/** A copy of a node in which `change` was made to it and to every node in it, the innermost first. Data is left as it is. */
export function mapNodes<Own extends object>(node: Own, kind: Kind, change: (node: Node, kind: Kind) => Node): Own {
  const copy = mapValues(node as Node, (value, member) => {
    const form = formOf(kind, member);
    return form ? mapForm(value, form, change) : value;
  });
  return change(copy, kind) as Own;
}

/** Shows `visit` a node and every node in it, the innermost first. */
export function visitNodes(node: object, kind: Kind, visit: (node: Node, kind: Kind) => void): void {
  mapNodes(node, kind, (inner, innerKind) => {
    visit(inner, innerKind);
    return inner;
  });
}

function mapForm(value: unknown, form: Form, change: (node: Node, kind: Kind) => Node): unknown {
  // A schema may be `true` or `false`, and holds nothing then.
  const map = (inner: unknown, kind: Kind) => (isObject(inner) ? mapNodes(inner, kind, change) : inner);
  if (typeof form === "string") return map(value, form);
  if (Array.isArray(form)) return Array.isArray(value) ? value.map((inner) => map(inner, form[0])) : value;
  return isObject(value) ? mapValues(value, (inner) => map(inner, form.mapOf)) : value;
}
