import { isDeepStrictEqual } from "node:util";
import { isObject, type Kind, methods } from "../../openapi/walk.ts";
import { breaksIf, type Rule, whatBreaks } from "../rating.ts";

/** Members to which an entry may be added without breaking anybody. */
const growing: Partial<Record<Kind, string[]>> = {
  OpenAPI: ["paths", "webhooks", "servers"],
  PathItem: [...methods, "parameters", "servers"],
  Operation: ["parameters", "responses", "callbacks", "servers"],
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
  judge({ owner: { kind }, keyword, action, verdicts }) {
    const grows = kind === "Callback" || growing[kind]?.includes(keyword);
    if (action !== "added" || verdicts.length > 0 || !grows) return undefined;
    // Where functions take arguments by their places, as in Java, each call has one too few.
    if (keyword === "parameters") return { bump: "minor", code: "major", why: "Requests may go without it." };
    return { bump: "minor", why: "It is new, and nobody needs to know it." };
  },
};

/** Members that Redocly's rules look at, so that it would say if a change of theirs broke anybody. */
const judged: Partial<Record<Kind, string[]>> = {
  Operation: ["parameters"],
  Parameter: ["required"],
  RequestBody: ["required"],
  Schema: [
    ...["type", "nullable", "enum", "const", "required", "properties"],
    ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
    ...["minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
    ...["items", "additionalProperties", "unevaluatedProperties", "propertyNames", "not", "oneOf", "anyOf", "allOf"],
  ],
};

/** What makes more requests right, or less responses possible. */
export const compatible: Rule = {
  name: "compatible",
  judge: ({ owner: { kind }, keyword, verdicts }) =>
    verdicts.length === 0 && judged[kind]?.includes(keyword)
      ? { bump: "minor", why: "Every request that was right still is, and clients can read every response." }
      : undefined,
};

/** A schema that takes no value, as `false` does, or took none. */
export const nothing: Rule = {
  name: "nothing",
  judge({ owner, directions }) {
    if (owner.kind !== "Schema" || takesNone(owner.before) === takesNone(owner.after)) return undefined;
    if (takesNone(owner.after)) return { bump: "major", why: "There can be no value here any more." };
    return directions.has("response")
      ? { bump: "major", why: "Clients may meet a value where there was none." }
      : { bump: "minor", why: "Requests may have a value here now." };
  },
};

function takesNone({ not }: Record<string, unknown>): boolean {
  return isObject(not) && Object.keys(not).length === 0;
}

/** What a value must not be, or what other limits hang on: what allows more there allows less elsewhere. Redocly takes it the other way round. */
export const negations: Rule = {
  name: "negations",
  judge: ({ owner: { kind }, places, directions }) =>
    kind === "Schema" && places.some(({ steps }) => steps.some(({ member }) => ["not", "if"].includes(member)))
      ? { bump: "major", why: whatBreaks(directions) }
      : undefined,
};

/** Other words for the same values: a constant for a list of one, or a divisor for a multiple of it, which takes all that the other took. */
export const sameValues: Rule = {
  name: "same-values",
  judge({ owner, keyword, before, after, directions }) {
    if (owner.kind !== "Schema") return undefined;
    const [was, is] = [owner.before, owner.after].map((schema) => ("const" in schema ? [schema.const] : schema.enum));
    if (["const", "enum"].includes(keyword) && was && isDeepStrictEqual(was, is))
      return { bump: "none", code: "none", why: "It is the same value." };
    const isDivisor = keyword === "multipleOf" && Number.isInteger(Number(before) / Number(after));
    return isDivisor && !directions.has("response")
      ? { bump: "minor", why: "Every request that was right still is." }
      : undefined;
  },
};

/**
 * A place more or less in a tuple, or an end to it. What comes behind the places that it has is what `items` says, which is anything by
 * default.
 */
export const tuples: Rule = {
  name: "tuples",
  judge({ owner, keyword, action, before, after, directions }) {
    const isEnd = keyword === "items" && Array.isArray(owner.before.prefixItems);
    if (owner.kind !== "Schema" || !(isEnd || keyword === "prefixItems")) return undefined;
    if (action === "changed")
      return isEnd ? undefined : { bump: "major", why: "Its places hold other values than before." };
    // No type of generated code tells where a tuple ends.
    const code = isEnd ? "none" : "major";
    const shorter = action === "added" ? owner.before : owner.after;
    const isOpen = isEnd || shorter.items === undefined || isAny(shorter.items);
    const isClosed = !isEnd && isObject(shorter.items) && takesNone(shorter.items);
    if (!isOpen && !isClosed) return { bump: "major", why: whatBreaks(directions) };
    if (isOpen && isAny(before ?? after)) return { bump: "none", code, why: "Anything was right there, and is." };
    const bump = breaksIf((action === "added") === isOpen ? "fewer" : "more", directions);
    const why = bump === "major" ? whatBreaks(directions) : "Requests and responses that were right still are.";
    return { bump, code, why };
  },
};

function isAny(schema: unknown): boolean {
  return isObject(schema) && Object.keys(schema).length === 0;
}

/** Extensions that no rule reads, in documents that are not this project's, whose extensions all mean something. */
export const extensions: Rule = {
  name: "extensions",
  judge: ({ keyword, documents }) =>
    keyword.startsWith("x-") && !("x-outcomes" in documents.before) && !("x-outcomes" in documents.after)
      ? { bump: "patch", why: "No rule reads it. If your tools do, look at it." }
      : undefined,
};

/** Things to come to an end. */
export const deprecations: Rule = {
  name: "deprecations",
  judge({ keyword, after, owner }) {
    if (keyword !== "deprecated") return undefined;
    if (!after) return { bump: "minor", why: "It no longer comes to an end." };
    const replacement = owner.after["x-replaced-by"];
    return { bump: "minor", why: `It still works.${replacement ? ` Use ${replacement} instead.` : ""}` };
  },
};

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
  "x-replaced-by",
  "x-reservations",
  "x-example-secret",
];

/** Objects that are for readers as a whole. A tag that an operation bears is said by the operation. */
const kinds: Kind[] = ["Example", "ExternalDocumentation", "Tag"];

/** Members that are for readers only where they stand. */
const elsewhere: Partial<Record<Kind, string[]>> = {
  OpenAPI: ["tags"],
  Info: ["contact", "license", "termsOfService", "x-accent-color", "x-brand", "x-logo"],
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
