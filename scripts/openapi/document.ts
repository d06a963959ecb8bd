/**
 * Stands for a component: `#/components/KIND/NAME`. In a document as it is written, one can be in the place of any object below;
 * the types describe what is there once references were followed.
 */
export interface Reference {
  $ref: string;
  description?: string;
}

export interface Example {
  summary?: string;
  value: unknown;
}

/** What has a schema and examples of it: a media type, and in part a parameter or a header. */
export interface MediaType {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, Example>;
  /** How the parts of a form are written. */
  encoding?: Record<string, object>;
}

export interface Header extends MediaType {
  description?: string;
  required?: boolean;
}

/** What is to come to an end, and the name of what takes its place. */
export interface Deprecable {
  deprecated?: boolean;
  "x-replaced-by"?: string;
}

export interface Parameter extends Header, Deprecable {
  name: string;
  in: string;
  /** Of a signature: the secret that its example was made with. */
  "x-example-secret"?: string;
  /** Of a signature: how the secrets begin. */
  "x-key-prefixes"?: { test: string; live: string };
}

export interface RequestBody {
  description?: string;
  content: Record<string, MediaType>;
}

/** A request that may follow a response, with its parameters as runtime expressions. */
export interface Link {
  operationId?: string;
  parameters?: Record<string, unknown>;
  requestBody?: unknown;
  description?: string;
}

export interface Response {
  description: string;
  headers?: Record<string, Header>;
  content?: Record<string, MediaType>;
  links?: Record<string, Link>;
  "x-outcome"?: string;
  "x-source"?: string;
}

export interface Operation extends Deprecable {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  security?: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: RequestBody;
  responses: Record<string, Response>;
  callbacks?: Record<string, Record<string, PathItem>>;
  "x-audience"?: string;
}

export type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

export type PathItem = { [method in Method]?: Operation } & { $ref?: string; parameters?: Parameter[] };

export interface SecurityScheme {
  type: string;
  scheme?: string;
  in?: string;
  name?: string;
  description?: string;
  "x-key-prefixes"?: { test: string; live: string };
}

/** What `x-audiences` says of an audience: where its paths stand, and how its own document introduces itself. */
interface Audience {
  basePath: string;
  title: string;
  summary: string;
  description: string;
}

/** What `x-outcomes` says of an outcome, which responses have in `x-outcome`. */
interface Outcome {
  title: string;
  description: string;
}

export interface Components {
  schemas: Record<string, Schema>;
  responses?: Record<string, Response>;
  parameters?: Record<string, Parameter>;
  headers?: Record<string, Header>;
  examples: Record<string, Example>;
  securitySchemes?: Record<string, SecurityScheme>;
  [kind: string]: Record<string, unknown>;
}

/** A bundled OpenAPI document: one file, every `$ref` within it. Typed is what the project touches. */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; summary?: string; description?: string; [member: string]: unknown };
  "x-audiences"?: Record<string, Audience>;
  "x-outcomes"?: Record<string, Outcome>;
  servers: { url: string; variables?: Record<string, { default: string }>; [member: string]: unknown }[];
  /** What operations need that name nothing of their own. */
  security?: Record<string, string[]>[];
  tags: { name: string; description: string }[];
  paths: Record<string, PathItem>;
  webhooks?: Record<string, PathItem>;
  components: Components;
}

/** A JSON Schema that is an object, as every schema of the contract is. */
export interface Schema extends Deprecable {
  $ref?: string;
  type?: string | string[];
  description?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  oneOf?: Schema[];
  allOf?: Schema[];
  anyOf?: Schema[];
  enum?: unknown[];
  examples?: unknown[];
  "x-source"?: string;
  [keyword: string]: unknown;
}
