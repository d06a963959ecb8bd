/** JSON, as far as a bundled OpenAPI document consists of it. */
export type Json = string | number | boolean | null | Json[] | { [member: string]: Json };

export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  security?: Record<string, string[]>[];
  parameters?: object[];
  requestBody?: object;
  responses: Record<string, object>;
  "x-audience"?: string;
  [member: string]: unknown;
}

export type PathItem = Record<string, Operation>;

/** What `x-audiences` says of an audience: where its paths stand, and how its own document introduces itself. */
export interface Audience {
  basePath: string;
  title: string;
  summary: string;
  description: string;
}

/** A bundled OpenAPI 3.1 document: one file, every `$ref` within it. Only what the build touches is typed. */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; summary?: string; description?: string; [member: string]: unknown };
  "x-audiences"?: Record<string, Audience>;
  servers: { url: string; [member: string]: unknown }[];
  tags: { name: string; description: string }[];
  paths: Record<string, PathItem>;
  webhooks?: Record<string, PathItem>;
  components: Record<string, Record<string, unknown>>;
}

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** The operations of a path item, as pairs of HTTP method and operation. */
export function operationsOf(pathItem: PathItem): [method: string, operation: Operation][] {
  return Object.entries(pathItem).filter(([member]) => methods.has(member));
}

/** What a node of a bundled document stands for: itself, or the component that its `$ref` names. */
export function resolve<Node>(document: OpenApiDocument, node: object): Node {
  if (!("$ref" in node)) return node as Node;
  const [, , kind = "", name = ""] = String(node.$ref).split("/");
  return document.components[kind]?.[name] as Node;
}
