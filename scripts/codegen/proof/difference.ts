import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../openapi/json.ts";

/** Where two JSON values differ first, with both values there; undefined where they are equal. */
export function difference(written: Json | undefined, sample: Json | undefined, path = "$"): string | undefined {
  if (isDeepStrictEqual(written, sample)) return undefined;
  if (isContainer(written) && isContainer(sample) && Array.isArray(written) === Array.isArray(sample)) {
    for (const member of new Set([...Object.keys(sample), ...Object.keys(written)])) {
      const found = difference(memberOf(written, member), memberOf(sample, member), `${path}.${member}`);
      if (found) return found;
    }
  }
  return `${path} is ${show(sample) ?? "not there"}, written back ${show(written) ?? "not at all"}`;
}

function isContainer(value: Json | undefined): value is Json[] | { [member: string]: Json } {
  return typeof value === "object" && value !== null;
}

function memberOf(container: Json[] | { [member: string]: Json }, member: string): Json | undefined {
  return Object.hasOwn(container, member) ? (container as { [member: string]: Json })[member] : undefined;
}

const show = (value: Json | undefined): string | undefined => JSON.stringify(value)?.slice(0, 80);
