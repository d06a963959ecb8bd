import type { Bump } from "../../scripts/diff/rating.ts";
import type { Schema } from "../../scripts/openapi/document.ts";
import type { Site } from "./probes.ts";
import type { Edit } from "./rate.ts";
import { assign } from "./targets.ts";

/** The class of an edit, or what it breaks on the wire and in generated code, where these are two things. */
export type Want = Bump | `wire ${Bump}, code ${Bump}`;

/** An edit of a probe, and its class where the merchant sends it and where the platform does. */
export type SchemaRow = [name: string, edit: (probe: Schema) => void, request: Want, response: Want];

const member = (probe: Schema, name: string): Schema => probe.properties?.[name] ?? {};
const set = (name: string, keywords: Schema) => (probe: Schema) => assign(member(probe, name), keywords);
const unset = (name: string, keyword: string) => (probe: Schema) => void delete member(probe, name)[keyword];
const add = (name: string, schema: Schema) => (probe: Schema) => assign(probe.properties ?? {}, { [name]: schema });

const tuple = (name: string, ...types: string[]) => set(name, { prefixItems: types.map((type) => ({ type })) });

const wrap = (probe: Schema, name: string) => {
  const { description, ...own } = member(probe, name);
  assign(probe.properties ?? {}, { [name]: { description, allOf: [own] } });
};

export const schemaRows: SchemaRow[] = [
  // Members
  ["gains an optional member", add("fresh", { type: "string" }), "minor", "minor"],
  [
    "gains a required member",
    (probe) => {
      add("fresh", { type: "string" })(probe);
      probe.required?.push("fresh");
    },
    "major",
    "minor",
  ],
  ["loses a member", (probe) => void delete probe.properties?.sometimes, "major", "major"],
  [
    "requires a member that was optional",
    (probe) => void probe.required?.push("optional"),
    "major",
    "wire minor, code major",
  ],
  ["requires a member no more", (probe) => assign(probe, { required: [] }), "wire minor, code major", "major"],
  [
    "has a member under another name",
    (probe) => {
      delete probe.properties?.sometimes;
      add("seldom", { type: "string" })(probe);
    },
    "major",
    "major",
  ],
  ["is closed to other members", (probe) => assign(probe, { additionalProperties: false }), "major", "major"],
  [
    "takes other members of one type alone",
    (probe) => assign(probe, { additionalProperties: { type: "string" } }),
    "major",
    "major",
  ],
  ["names what it requires in another order", (probe) => void probe.required?.reverse(), "none", "none"],

  // Types
  ["allows null", set("always", { type: ["string", "null"] }), "wire minor, code major", "major"],
  ["allows null no more", set("nullable", { type: "string" }), "major", "wire minor, code major"],
  ["allows another type", set("always", { type: ["string", "integer"] }), "wire minor, code major", "major"],
  ["has its type in a list", set("always", { type: ["string"] }), "none", "none"],
  ["has another type", set("always", { type: "integer" }), "major", "major"],
  ["has numbers for whole numbers", set("whole", { type: "number" }), "wire minor, code major", "major"],
  ["has whole numbers for numbers", set("money", { type: "integer" }), "major", "wire minor, code major"],
  ["has a format", set("always", { format: "date-time" }), "major", "major"],
  ["has no format any more", unset("money", "format"), "major", "major"],
  ["has another constant", set("constant", { const: "b" }), "major", "major"],
  ["has a constant", set("always", { const: "b" }), "major", "major"],

  // Limits
  ["has a higher maximum", set("whole", { maximum: 10 }), "minor", "major"],
  ["has a lower maximum", set("whole", { maximum: 8 }), "major", "minor"],
  ["has no minimum any more", unset("whole", "minimum"), "minor", "major"],
  ["has an exclusive minimum", set("money", { exclusiveMinimum: 0 }), "major", "minor"],
  ["has a greatest length", set("always", { maxLength: 9 }), "major", "minor"],
  ["may be shorter", unset("patterned", "minLength"), "minor", "major"],
  ["has a pattern", set("always", { pattern: "^a" }), "major", "minor"],
  ["has another pattern", set("patterned", { pattern: "^b" }), "major", "major"],
  ["has no pattern any more", unset("patterned", "pattern"), "minor", "major"],
  ["has fewer items", set("list", { maxItems: 8 }), "wire major, code none", "wire minor, code none"],
  ["has a least length of nothing", set("always", { minLength: 0 }), "none", "none"],
  ["is a multiple of a divisor", set("stepped", { multipleOf: 5 }), "wire minor, code none", "wire major, code none"],
  ["lists its constant", add("constant", { type: "string", enum: ["a"] }), "none", "none"],
  [
    "says that other members may be anything, in another form",
    set("open", { additionalProperties: {} }),
    "none",
    "none",
  ],

  // Values
  ["has a value more", set("closedValues", { enum: ["a", "b", "c"] }), "minor", "major"],
  ["has a value less", set("closedValues", { enum: ["a"] }), "major", "major"],
  ["has any value", unset("closedValues", "enum"), "wire minor, code major", "major"],
  ["has few values", set("always", { enum: ["a"] }), "major", "major"],
  ["has a known value more", set("knownValues", { "x-extensible-enum": ["a", "b", "c"] }), "minor", "minor"],
  ["has a known value less", set("knownValues", { "x-extensible-enum": ["a"] }), "major", "major"],
  ["has a known value in place of another", set("knownValues", { "x-extensible-enum": ["a", "c"] }), "major", "major"],
  ["has its known values in another order", set("knownValues", { "x-extensible-enum": ["b", "a"] }), "patch", "patch"],
  ["has known values", set("always", { "x-extensible-enum": ["a"] }), "minor", "minor"],
  ["has a final value more", set("statuses", { "x-final": ["a", "b"] }), "major", "major"],
  ["has a final value less", set("statuses", { "x-final": [] }), "major", "major"],
  [
    "has a new value that is final",
    set("statuses", { "x-extensible-enum": ["a", "b", "c"], "x-final": ["b", "c"] }),
    "minor",
    "minor",
  ],
  [
    "says otherwise what a value means",
    set("knownValues", { "x-enumDescriptions": { a: "Not A.", b: "B." } }),
    "patch",
    "patch",
  ],

  // Maps, lists and unions
  ["has a closed map", set("map", { additionalProperties: false }), "major", "major"],
  [
    "has a map of fewer types",
    set("map", { additionalProperties: { type: "string" } }),
    "major",
    "wire minor, code major",
  ],
  [
    "has a map of more types",
    set("map", { additionalProperties: { type: ["string", "number", "boolean"] } }),
    "wire minor, code major",
    "major",
  ],
  ["has a value of any kind for a member that had a type", add("always", {}), "wire minor, code major", "major"],
  ["has no value for a member", (probe) => assign(probe.properties ?? {}, { sometimes: false }), "major", "major"],
  ["has any value for a member that could have none", add("never", {}), "minor", "major"],
  ["has a lone allOf", (probe) => wrap(probe, "described"), "none", "none"],
  ["has items of another type", set("list", { items: { type: "integer" } }), "major", "major"],
  ["has a place more in a tuple", tuple("pair", "string", "number", "boolean"), "major", "wire minor, code major"],
  ["has a place less in a tuple", tuple("pair", "string"), "wire minor, code major", "major"],
  ["has the places of a tuple in another order", tuple("pair", "number", "string"), "major", "major"],
  ["has an end of a tuple", set("pair", { items: { not: {} } }), "wire major, code none", "wire minor, code none"],
  [
    "has a place more in a tuple that ends",
    tuple("closedPair", "string", "number", "boolean"),
    "wire minor, code major",
    "major",
  ],
  ["has a place less in a tuple that ends", tuple("closedPair", "string"), "major", "wire minor, code major"],
  ["has no end of a tuple any more", unset("closedPair", "items"), "wire minor, code none", "wire major, code none"],
  ["has a branch more", (probe) => void member(probe, "union").oneOf?.push({ type: "integer" }), "minor", "major"],
  ["has a branch less", (probe) => void member(probe, "union").oneOf?.pop(), "major", "wire minor, code major"],
  ["has an alternative less", (probe) => void member(probe, "choice").anyOf?.pop(), "major", "wire minor, code major"],

  // What is said of it
  ["has another default", set("whole", { default: 6 }), "major", "patch"],
  ["has a default", set("sometimes", { default: "a" }), "major", "patch"],
  ["has no default any more", unset("whole", "default"), "major", "major"],
  ["is deprecated", set("sometimes", { deprecated: true }), "minor", "minor"],
  ["is said not to be deprecated", set("sometimes", { deprecated: false }), "none", "none"],
  ["has another description", set("described", { description: "Other text." }), "patch", "patch"],
  ["has another example", set("described", { examples: ["b"] }), "patch", "patch"],
  ["has a source", set("described", { "x-source": "observed", "x-source-note": "Seen." }), "patch", "patch"],
  ["has a keyword that nobody knows", set("always", { "x-nobody-knows": true }), "major", "major"],
];

/** An edit of a document, and the class that it must get. */
export interface WantedEdit extends Edit {
  want: Want;
  site: Site;
}

/** Every row at every site. */
export function schemaEdits(sites: Site[]): WantedEdit[] {
  return schemaRows.flatMap(([name, change, request, response]) =>
    sites.map((site) => ({
      name: `${site.name} ${name}`,
      site,
      want: site.direction === "request" ? request : response,
      make(document) {
        const probe = site.probeIn(document);
        if (probe) change(probe);
      },
    })),
  );
}
