import { escapeStep } from "../openapi/resolve.ts";

/** A JSON Pointer with one step more: https://www.rfc-editor.org/rfc/rfc6901 */
export function below(pointer: string, ...steps: string[]): string {
  return [pointer, ...steps.map(escapeStep)].join("/");
}

/** Whether a pointer leads to the same place as another, or further. */
export function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}
