import type { Rule } from "../rule.ts";

/** The version is what the other changes decide. */
export const version: Rule = {
  name: "version",
  judge: ({ owner: { kind }, keyword }) =>
    kind === "Info" && keyword === "version"
      ? { bump: "none", why: "It says what changed, and changes nothing." }
      : undefined,
};

/** The version of OpenAPI that the document is written in. */
export const standard: Rule = {
  name: "standard",
  judge({ owner: { kind }, keyword, before, after }) {
    if (kind !== "OpenAPI" || keyword !== "openapi") return undefined;
    const [old, now] = [before, after].map((value) => String(value).split(".").slice(0, 2).join("."));
    return old === now
      ? { bump: "patch", why: "Tools read both alike." }
      : { bump: "major", why: "Tools of users may not read it." };
  },
};
