import { isObject, type Node } from "../../openapi/walk.ts";
import { type Rule, without } from "../rating.ts";

/** The values that a member may have, as far as they are known. */
export const knownValues: Rule = {
  name: "known-values",
  judge({ owner: { kind }, keyword, before, after, verdicts }) {
    if (kind !== "Schema" || verdicts.length > 0) return undefined;
    const closed = keyword === "enum" && Array.isArray(before) && Array.isArray(after);
    if (!closed && keyword !== "x-extensible-enum") return undefined;
    const gone = without(before, after);
    if (gone.length > 0) return { bump: "major", why: `Clients may wait for ${gone.join(", ")}, or send it.` };
    if (closed && without(after, before).length > 0) return { bump: "minor", why: "Requests may send more values." };
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

/** What a response means for the money. */
export const outcome: Rule = {
  name: "outcome",
  judge({ owner: { kind }, keyword, action }) {
    if (kind !== "Response" || keyword !== "x-outcome") return undefined;
    return action === "added"
      ? { bump: "minor", why: "Clients learn what the response means for the money." }
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
      ? { bump: "minor", why: "Responses may have an outcome more." }
      : { bump: "patch", why: "Only readers see what is said of an outcome." };
  },
};

function namesOf(value: unknown): string[] {
  return isObject(value) ? Object.keys(value) : [];
}

/** For whom an operation is, and where its API stands. */
export const audience: Rule = {
  name: "audience",
  judge({ owner: { kind }, keyword, action }) {
    if (kind === "Operation" && keyword === "x-audience")
      return { bump: "major", why: "The operation leaves the document of one audience for another's." };
    if (kind === "Info" && keyword === "basePath") return { bump: "major", why: "Requests go to another address." };
    if (kind !== "OpenAPI" || keyword !== "x-audiences") return undefined;
    return action === "added"
      ? { bump: "minor", why: "An audience gets a document of its own." }
      : { bump: "major", why: "An audience loses its document." };
  },
};

/** Each scheme that a caller needs, with its scopes. */
type Way = Record<string, string[]>;

/** Who can call an operation: by whichever of the ways, of which each names all that it takes. */
export const security: Rule = {
  name: "security",
  judge({ owner: { kind }, keyword, before, after }) {
    if (kind !== "Operation" || keyword !== "security") return undefined;
    const opens = (way: Way, door: Way) =>
      Object.entries(door).every(
        ([scheme, scopes]) => [scopes].flat().every((scope) => way[scheme]?.includes(scope)) && scheme in way,
      );
    const [old, now] = [before, after] as [Way[], Way[]];
    return old.every((way) => now.some((door) => opens(way, door)))
      ? { bump: "minor", code: "none", why: "Calls that had what they needed still have it." }
      : { bump: "major", code: "none", why: "Calls that had what they needed are rejected." };
  },
};

/** The address that requests go to. */
export const address: Rule = {
  name: "address",
  judge({ owner, keyword, action, before, after }) {
    const { kind } = owner;
    const offersMore = action === "removed" || (action === "changed" && without(before, after).length === 0);
    if (kind === "ServerVariable" && keyword === "enum" && offersMore)
      return { bump: "minor", code: "none", why: "Clients may choose from more addresses." };
    const moved =
      kind === "ServerVariable" ||
      (kind === "Server" && ["url", "variables"].includes(keyword)) ||
      (kind === "OpenAPI" && keyword === "servers" && action === "removed") ||
      (["PathItem", "Operation"].includes(kind) &&
        keyword === "servers" &&
        (action === "removed" || !owner.before.servers));
    return moved
      ? { bump: "major", why: "Requests of clients that do not set the address go elsewhere, or nowhere." }
      : undefined;
  },
};

/** What tests are told apart by, and what decides them. */
const conventions: Record<string, string> = {
  "x-key-prefixes": "test keys are told from live ones by it",
  "x-test-fields": "tests decide by it what becomes of a payout",
};

/** What tells tests from live payouts, and decides what becomes of them. */
export const testing: Rule = {
  name: "testing",
  judge({ keyword, action }) {
    const use = conventions[keyword];
    if (use === undefined) return undefined;
    return action === "added"
      ? { bump: "minor", why: `From now on ${use}.` }
      : { bump: "major", why: `Until now ${use}.` };
  },
};

/** The request that may follow a response. */
export const links: Rule = {
  name: "links",
  judge({ owner: { kind }, keyword, action }) {
    if (kind === "Link") return { bump: "major", why: "Flows that follow the link would make another request." };
    if (kind !== "Response" || keyword !== "links") return undefined;
    return action === "added"
      ? { bump: "minor", why: "Flows may follow it." }
      : { bump: "major", why: "Flows that follow the link end here." };
  },
};
