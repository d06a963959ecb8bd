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
