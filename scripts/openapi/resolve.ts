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
  const target = $ref.startsWith("#/") ? follow(document, stepsOf($ref)) : undefined;
  if (target === undefined || passed.includes($ref)) throw new Error(`${$ref} leads nowhere`);
  return resolve(document, target as Node, [...passed, $ref]);
}

/** The name of the component that a node refers to, if it does. */
export function componentName(node: object): string | undefined {
  return "$ref" in node ? stepsOf(String(node.$ref)).at(-1) : undefined;
}

/** What stands at the steps of a pointer in a value, if anything: https://www.rfc-editor.org/rfc/rfc6901#section-4 */
export function follow(value: unknown, steps: string[]): unknown {
  return steps.reduce<unknown>(
    (inner, step) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<string, unknown>)[step]
        : undefined,
    value,
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
