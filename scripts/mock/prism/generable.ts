import type { Operation } from "./operation.ts";

/** An operation whose answers Prism can generate: its generator knows an exclusive minimum as a flag alone, not as a number. */
export function generable(operation: Operation): Operation {
  const responses = structuredClone(operation.responses);
  for (const { contents = [] } of responses) {
    for (const { schema } of contents) mend(schema);
  }
  return { ...operation, responses };
}

function mend(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  if ("exclusiveMinimum" in node && typeof node.exclusiveMinimum === "number") {
    Object.assign(node, { minimum: node.exclusiveMinimum + 1 });
  }
  for (const part of Object.values(node)) mend(part);
}
