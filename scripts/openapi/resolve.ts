import type { OpenApiDocument, Reference } from "./document.ts";

/**
 * What a node stands for: itself, or what its `$ref` leads to, through whatever number of references.
 *
 * @throws Error if a reference leads out of the document, nowhere, or back to itself
 */
export function resolve<Node extends object>(
  document: OpenApiDocument,
  node: Node | Reference,
  passed: string[] = [],
): Node {
  if (!("$ref" in node && typeof node.$ref === "string")) return node as Node;
  const { $ref } = node;
  const target = $ref.startsWith("#/") ? follow(document, $ref) : undefined;
  if (target === undefined || passed.includes($ref)) throw new Error(`${$ref} leads nowhere`);
  return resolve(document, target as Node, [...passed, $ref]);
}

/** The name of the component that a node refers to, if it does. */
export function componentName(node: object): string | undefined {
  return "$ref" in node ? stepsOf(String(node.$ref)).at(-1) : undefined;
}

/** Follows a JSON Pointer: https://www.rfc-editor.org/rfc/rfc6901#section-6 */
function follow(document: OpenApiDocument, $ref: string): unknown {
  return stepsOf($ref).reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string, unknown>)[step]
        : undefined,
    document,
  );
}

/** A name as a step of a pointer. */
export function escapeStep(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The steps of a pointer, such as `components`, `schemas` and a name. */
export function stepsOf($ref: string): string[] {
  return $ref
    .slice($ref.indexOf("#/") + 2)
    .split("/")
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
}
