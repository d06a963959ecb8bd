import type { Node } from "../../openapi/nodes.ts";
import type { Rule } from "../rule.ts";
import { without } from "../without.ts";

/** The values that a member may have, as far as they are known. */
export const knownValues: Rule = {
  name: "known-values",
  judge({ owner: { kind }, keyword, before, after, verdicts }) {
    if (kind !== "Schema" || verdicts.length > 0) return undefined;
    const closed = keyword === "enum" && Array.isArray(before) && Array.isArray(after);
    if (!closed && keyword !== "x-extensible-enum") return undefined;
    const gone = without(before, after);
    if (gone.length > 0) return { bump: "major", why: `Clients may wait for ${gone.join(", ")}, or send it.` };
    return without(after, before).length > 0
      ? { bump: "minor", why: "The list is open, and clients take values that they do not know." }
      : { bump: "patch", why: "Only readers see the order." };
  },
};

/** The statuses after which nothing changes, and the one in which a payout waits. */
export const turningPoints: Rule = {
  name: "turning-points",
  judge({ owner, keyword, before, after }) {
    if (owner.kind !== "Schema" || !["x-final", "x-initial"].includes(keyword)) return undefined;
    const moved = [...without(before, after), ...without(after, before)].filter(
      (value) => knows(owner.before, value) && knows(owner.after, value),
    );
    return moved.length > 0
      ? { bump: "major", why: `Clients act by it: they would stop too early, or never, at ${moved.join(", ")}.` }
      : { bump: "minor", why: "It is about values that came or went, and no others." };
  },
};

function knows(schema: Node, value: unknown): boolean {
  return without(value, schema["x-extensible-enum"] ?? schema.enum).length === 0;
}
