import type { Method, OpenApiDocument, Schema } from "./document.ts";

/** An object of a document whose kind is known. A reference is of the kind of what it stands for. */
export type Node = Record<string, unknown>;

/** A copy of a node in which `change` was made to it and to every node in it, the innermost first. Data is left as it is. */
export function mapNodes<Own extends object>(node: Own, kind: Kind, change: (node: Node, kind: Kind) => Node): Own {
  // A schema may be `true` or `false`, and holds nothing then.
  const copy = mapInner(node as Node, kind, (inner, innerKind) =>
    isObject(inner) ? mapNodes(inner, innerKind, change) : inner,
  );
  return change(copy, kind) as Own;
}

/**
 * A copy of a node in which what stands for a node directly within it was changed.
 *
 * @param change is given the steps from the node to what is within it, too, such as `properties` and a name
 */
export function mapInner(
  node: Node,
  kind: Kind,
  change: (inner: unknown, kind: Kind, steps: string[]) => unknown,
): Node {
  return mapValues(node, (value, member) => {
    const form = formOf(kind, member);
    if (typeof form === "string") return change(value, form, [member]);
    if (Array.isArray(form)) {
      return Array.isArray(value) ? value.map((inner, index) => change(inner, form[0], [member, `${index}`])) : value;
    }
    return form && isObject(value)
      ? mapValues(value, (inner, name) => change(inner, form.mapOf, [member, name]))
      : value;
  });
}

/** Shows `visit` a node and every node in it, the innermost first. */
export function visitNodes(node: object, kind: Kind, visit: (node: Node, kind: Kind) => void): void {
  mapNodes(node, kind, (inner, innerKind) => {
    visit(inner, innerKind);
    return inner;
  });
}

/** A copy of a schema in which `change` was made to it and to every schema in it, the innermost first. */
export function mapSchema(schema: Schema, change: (schema: Schema) => Schema): Schema {
  return mapNodes(schema, "Schema", change);
}

/** A copy of a document in which every schema, named or in place, was changed, the innermost first. */
export function mapSchemas(document: OpenApiDocument, change: (schema: Schema) => Schema): OpenApiDocument {
  return mapNodes(document, "OpenAPI", (node: Node, kind: Kind) => (kind === "Schema" ? change(node) : node));
}

/** A schema without its own extensions, which mean nothing to JSON Schema. */
export function withoutExtensions(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keyword.startsWith("x-")));
}

/** What stands in a member of an object: one object of a kind, a list of them, or a map of names to them. */
type Form = Kind | [Kind] | { mapOf: Kind };

const described = { schema: "Schema", content: { mapOf: "MediaType" }, examples: { mapOf: "Example" } } as const;

const operations = {
  get: "Operation",
  put: "Operation",
  post: "Operation",
  delete: "Operation",
  options: "Operation",
  head: "Operation",
  patch: "Operation",
  trace: "Operation",
} as const satisfies Record<Method, "Operation">;

/**
 * The kinds of object in an OpenAPI 3.1 document, and which of their members hold objects of which kind. Every other member
 * is data or text. The kinds bear the names of the standard: https://spec.openapis.org/oas/v3.1.1.html#schema-0
 */
const kinds = {
  OpenAPI: {
    info: "Info",
    servers: ["Server"],
    security: ["SecurityRequirement"],
    tags: ["Tag"],
    paths: { mapOf: "PathItem" },
    webhooks: { mapOf: "PathItem" },
    "x-webhooks": { mapOf: "PathItem" },
    "x-audiences": { mapOf: "Info" },
    "x-outcomes": { mapOf: "Info" },
    externalDocs: "ExternalDocumentation",
    components: "Components",
  },
  Info: {},
  Server: { variables: { mapOf: "ServerVariable" } },
  ServerVariable: {},
  SecurityRequirement: {},
  Tag: { externalDocs: "ExternalDocumentation" },
  ExternalDocumentation: {},
  Components: {
    schemas: { mapOf: "Schema" },
    responses: { mapOf: "Response" },
    parameters: { mapOf: "Parameter" },
    examples: { mapOf: "Example" },
    requestBodies: { mapOf: "RequestBody" },
    headers: { mapOf: "Header" },
    securitySchemes: { mapOf: "SecurityScheme" },
    links: { mapOf: "Link" },
    callbacks: { mapOf: "Callback" },
    pathItems: { mapOf: "PathItem" },
  },
  PathItem: { ...operations, servers: ["Server"], parameters: ["Parameter"] },
  Operation: {
    externalDocs: "ExternalDocumentation",
    servers: ["Server"],
    security: ["SecurityRequirement"],
    parameters: ["Parameter"],
    requestBody: "RequestBody",
    responses: { mapOf: "Response" },
    callbacks: { mapOf: "Callback" },
  },
  /** Its members are expressions. */
  Callback: { "*": "PathItem" },
  Parameter: described,
  Header: described,
  RequestBody: { content: { mapOf: "MediaType" } },
  Response: { headers: { mapOf: "Header" }, content: { mapOf: "MediaType" }, links: { mapOf: "Link" } },
  MediaType: { ...described, encoding: { mapOf: "Encoding" } },
  Encoding: { headers: { mapOf: "Header" } },
  Link: { server: "Server" },
  Example: {},
  SecurityScheme: {},
  /** The keywords of JSON Schema 2020-12 that hold schemas. */
  Schema: {
    externalDocs: "ExternalDocumentation",
    items: "Schema",
    contains: "Schema",
    unevaluatedItems: "Schema",
    additionalProperties: "Schema",
    unevaluatedProperties: "Schema",
    propertyNames: "Schema",
    contentSchema: "Schema",
    not: "Schema",
    if: "Schema",
    // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema, and this object is no promise
    then: "Schema",
    else: "Schema",
    prefixItems: ["Schema"],
    allOf: ["Schema"],
    anyOf: ["Schema"],
    oneOf: ["Schema"],
    properties: { mapOf: "Schema" },
    patternProperties: { mapOf: "Schema" },
    dependentSchemas: { mapOf: "Schema" },
    $defs: { mapOf: "Schema" },
  },
} as const;

export type Kind = keyof typeof kinds;

/** The HTTP methods that a path item may have. */
export const methods = Object.keys(operations) as Method[];

/** What a member of an object of a kind holds, if that is objects. */
export function formOf(kind: Kind, member: string): Form | undefined {
  const members: Record<string, Form | undefined> = kinds[kind] as Record<string, never>;
  return Object.hasOwn(members, member) ? members[member] : members["*"];
}

/** What JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [member: string]: Json };

/** Whether a value is an object as JSON has it: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** A copy of an object with each of its values changed. */
export function mapValues<Value, Changed>(
  object: Record<string, Value>,
  change: (value: Value, name: string) => Changed,
): Record<string, Changed> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));
}

/** Items without those whose key an earlier one has. */
export function uniqueBy<Item>(items: Item[], keyOf: (item: Item) => unknown): Item[] {
  const keys = new Set<unknown>();
  return items.filter((item) => {
    const key = keyOf(item);
    return !keys.has(key) && keys.add(key);
  });
}
