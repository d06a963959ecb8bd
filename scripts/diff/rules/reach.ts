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

/** What a key is told apart by. */
export const keyPrefixes: Rule = {
  name: "key-prefixes",
  judge({ keyword, action }) {
    if (keyword !== "x-key-prefixes") return undefined;
    return action === "added"
      ? { bump: "minor", why: "Clients may tell test keys from live ones by it." }
      : { bump: "major", why: "Clients tell test keys from live ones by it." };
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
