import { escapeStep } from "../../scripts/openapi/model.ts";
import { model } from "../contract.ts";
import { placeOf } from "./place-of.ts";

/**
 * What a test of the contract says when it fails, as the linter says it: `spec/schemas/Customer.yaml:12:5 what is wrong. What to do`.
 *
 * @param pointer as for `placeOf`
 * @param remedy what is wrong, and what to do
 */
export function at(pointer: string, remedy: string): string {
  return `${placeOf(pointer)} ${remedy}`;
}

/** The pointer of a component. */
export function component(kind: string, name: string): string {
  return `#/components/${kind}/${name}`;
}

/** The pointer of an operation, or of what stands in it, such as `responses` and `422`. */
export function operationPart(operationId: string, ...steps: string[]): string {
  const called = model.callbacks.map((found) => ["components/callbacks", found] as const);
  const answered = model.operations.map((found) => ["paths", found] as const);
  const told = model.webhooks.map((found) => ["webhooks", found] as const);
  const placed = [...answered, ...told, ...called].find(([, found]) => found.operation.operationId === operationId);
  if (!placed) throw new Error(`no operation ${operationId}`);
  const [kind, { path, method }] = placed;
  return `#/${kind}/${[path, method, ...steps].map(escapeStep).join("/")}`;
}
