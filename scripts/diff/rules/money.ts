import { isObject } from "../../openapi/json.ts";
import type { Node } from "../../openapi/nodes.ts";
import type { Rule } from "../rule.ts";

/** What an answer means for the money. */
export const outcome: Rule = {
  name: "outcome",
  judge({ owner: { kind }, keyword, action }) {
    if (kind !== "Response" || keyword !== "x-outcome") return undefined;
    return action === "added"
      ? { bump: "minor", why: "Clients learn what the answer means for the money." }
      : {
          bump: "major",
          why: "Clients follow the money by it: they would pay again, or not, where they did otherwise.",
        };
  },
};

/** What the values of outcomes mean. */
export const outcomes: Rule = {
  name: "outcomes",
  judge({ owner: { kind }, keyword, before, after }) {
    if (kind !== "OpenAPI" || keyword !== "x-outcomes") return undefined;
    const gone = without(namesOf(before), namesOf(after));
    if (gone.length > 0) return { bump: "major", why: `Clients may know the outcome ${gone.join(", ")}.` };
    return without(namesOf(after), namesOf(before)).length > 0
      ? { bump: "minor", why: "Answers may have an outcome more." }
      : { bump: "patch", why: "Only readers see what is said of an outcome." };
  },
};

/** The values that a member may have, as far as they are known. */
export const knownValues: Rule = {
  name: "known-values",
  judge({ owner: { kind }, keyword, before, after, verdicts }) {
    if (kind !== "Schema" || verdicts.length > 0) return undefined;
    const closed = keyword === "enum" && Array.isArray(before) && Array.isArray(after);
    if (!closed && keyword !== "x-extensible-enum") return undefined;
    const gone = without(before, after);
    return gone.length > 0
      ? { bump: "major", why: `Clients may wait for ${gone.join(", ")}, or send it.` }
      : { bump: "minor", why: "The list is open, and clients take values that they do not know." };
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

function without(list: unknown, other: unknown): unknown[] {
  return listOf(list).filter((value) => !listOf(other).includes(value));
}

function knows(schema: Node, value: unknown): boolean {
  return listOf(schema["x-extensible-enum"] ?? schema.enum).includes(value);
}

function namesOf(value: unknown): string[] {
  return isObject(value) ? Object.keys(value) : [];
}

function listOf(value: unknown): unknown[] {
  return [value ?? []].flat();
}
