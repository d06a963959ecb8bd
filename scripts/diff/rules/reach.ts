import type { Rule } from "../rule.ts";

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

/** The address that requests go to. */
export const address: Rule = {
  name: "address",
  judge({ owner: { kind }, keyword, action }) {
    const moved =
      kind === "ServerVariable" ||
      (kind === "Server" && ["url", "variables"].includes(keyword)) ||
      (kind === "OpenAPI" && keyword === "servers" && action === "removed");
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

/** The request that may follow an answer. */
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
