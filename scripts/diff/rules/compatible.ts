import type { Kind } from "../../openapi/shape.ts";
import type { Rule } from "../rule.ts";
import { whatBreaks } from "../what-breaks.ts";

/** Members to which an entry may be added without breaking anybody. */
const growing: Partial<Record<Kind, string[]>> = {
  OpenAPI: ["paths", "webhooks", "servers"],
  PathItem: ["get", "put", "post", "delete", "options", "head", "patch", "trace", "parameters"],
  Operation: ["parameters", "responses", "callbacks"],
  RequestBody: ["content"],
  Response: ["headers", "content"],
  Schema: ["properties"],
};

/** What was taken away of that, and no rule says more about. */
export const removals: Rule = {
  name: "removals",
  judge: ({ owner: { kind }, keyword, action, directions }) =>
    action === "removed" && (kind === "Callback" || growing[kind]?.includes(keyword))
      ? { bump: "major", why: whatBreaks(directions) }
      : undefined,
};

/** What was added, if Redocly finds nothing in it that breaks anybody. */
export const additions: Rule = {
  name: "additions",
  judge: ({ owner: { kind }, keyword, action, verdicts }) =>
    action === "added" && verdicts.length === 0 && (kind === "Callback" || growing[kind]?.includes(keyword))
      ? { bump: "minor", why: "It is new, and nobody needs to know it." }
      : undefined,
};

/** Members that Redocly's rules look at, so that it would say if a change of theirs broke anybody. */
const judged: Partial<Record<Kind, string[]>> = {
  OpenAPI: ["security"],
  Operation: ["security", "parameters"],
  Parameter: ["required"],
  RequestBody: ["required"],
  Schema: [
    ...["type", "nullable", "enum", "const", "required", "properties"],
    ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
    ...["minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
    ...["items", "additionalProperties", "unevaluatedProperties", "propertyNames", "not", "oneOf", "anyOf", "allOf"],
  ],
};

/** What makes more requests right, or less answers possible. */
export const compatible: Rule = {
  name: "compatible",
  judge: ({ owner: { kind }, keyword, verdicts }) =>
    verdicts.length === 0 && judged[kind]?.includes(keyword)
      ? { bump: "minor", why: "Every request that was right still is, and clients can read every answer." }
      : undefined,
};

/** Things to come to an end. */
export const deprecations: Rule = {
  name: "deprecations",
  judge: ({ keyword }) =>
    keyword === "deprecated" ? { bump: "minor", why: "It still works; use what takes its place." } : undefined,
};
