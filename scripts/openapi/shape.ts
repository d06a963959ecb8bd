/** What stands in a member of an object: one object of a kind, a list of them, or a map of names to them. */
export type Form = Kind | [Kind] | { mapOf: Kind };

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
} as const;

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
export const methods = Object.keys(operations) as (keyof typeof operations)[];

/** What a member of an object of a kind holds, if that is objects. */
export function formOf(kind: Kind, member: string): Form | undefined {
  const members: Record<string, Form | undefined> = kinds[kind] as Record<string, never>;
  return Object.hasOwn(members, member) ? members[member] : members["*"];
}
