import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../openapi/walk.ts";

/** Says of a member that differs whether that is allowed; one that is not there is undefined. */
export type Allow = (written: Json | undefined, given: Json | undefined, member: string) => boolean;

/** Where two JSON values differ first, with both values there; undefined where they are equal, or what differs is allowed. */
export function difference(
  written: Json | undefined,
  given: Json | undefined,
  allow: Allow = () => false,
  path = "$",
): string | undefined {
  if (isDeepStrictEqual(written, given)) return undefined;
  if (isContainer(written) && isContainer(given) && Array.isArray(written) === Array.isArray(given)) {
    for (const member of new Set([...Object.keys(given), ...Object.keys(written)])) {
      const [own, other] = [memberOf(written, member), memberOf(given, member)];
      const found = allow(own, other, member) ? undefined : difference(own, other, allow, `${path}.${member}`);
      if (found) return found;
    }
    return undefined;
  }
  return `${path} is ${show(given) ?? "not there"}, written back ${show(written) ?? "not at all"}`;
}

function isContainer(value: Json | undefined): value is Json[] | { [member: string]: Json } {
  return typeof value === "object" && value !== null;
}

function memberOf(container: Json[] | { [member: string]: Json }, member: string): Json | undefined {
  return Object.hasOwn(container, member) ? (container as { [member: string]: Json })[member] : undefined;
}

const show = (value: Json | undefined): string | undefined => JSON.stringify(value)?.slice(0, 80);
