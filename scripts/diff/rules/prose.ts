import type { Kind } from "../../openapi/shape.ts";
import type { Rule } from "../rule.ts";

/** Members that are for readers, on whatever object. */
const members = [
  "title",
  "summary",
  "description",
  "example",
  "examples",
  "externalDocs",
  "x-source",
  "x-source-note",
  "x-enumDescriptions",
  "x-phases",
  "x-example-secret",
];

/** Objects that are for readers as a whole. A tag that an operation bears is said by the operation. */
const kinds: Kind[] = ["Example", "ExternalDocumentation", "Tag"];

/** Members that are for readers only where they stand. */
const elsewhere: Partial<Record<Kind, string[]>> = {
  OpenAPI: ["tags"],
  Info: ["contact", "license", "termsOfService", "x-brand", "x-logo"],
  Server: ["x-internal"],
  Components: ["examples"],
};

/** What only readers see. */
export const prose: Rule = {
  name: "prose",
  judge: ({ owner: { kind }, keyword }) =>
    members.includes(keyword) || kinds.includes(kind) || elsewhere[kind]?.includes(keyword)
      ? { bump: "patch", why: "Only readers see it." }
      : undefined,
};

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
