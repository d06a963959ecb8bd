import { readFileSync } from "node:fs";

/** A JSON Schema of the contract, as far as the tests look into it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  oneOf?: Schema[];
  enum?: unknown[];
  examples?: unknown[];
  "x-source"?: string;
  [keyword: string]: unknown;
}

export interface Example {
  summary: string;
  value: unknown;
}

/** Parameter, header or media type: something with a schema and examples of it. */
export interface Described {
  name?: string;
  in?: string;
  required?: boolean;
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, Example | { $ref: string }>;
}

export interface Response {
  description: string;
  headers?: Record<string, Described>;
  content?: Record<string, Described>;
  "x-outcome": string;
}

export interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: Described[];
  requestBody?: { content: Record<string, Described> };
  responses: Record<string, Response>;
  callbacks?: Record<string, Record<string, Record<string, Operation>>>;
  "x-audience": string;
}

export interface Document {
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  webhooks?: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, Schema>;
    examples: Record<string, Example>;
    [kind: string]: Record<string, unknown>;
  };
}

export const contract: Document = readDocument("openapi.json");

/** Reads a JSON document below generated/. */
export function readDocument(name: string): Document {
  return JSON.parse(readFileSync(new URL(`../../generated/${name}`, import.meta.url), "utf8"));
}

/** What a node stands for: itself, or what its `$ref` leads to. */
export function resolve<Node extends object>(node: Node | { $ref: string }, document: Document = contract): Node {
  if (!("$ref" in node && typeof node.$ref === "string")) return node as Node;
  const steps = node.$ref
    .slice(2)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const target = steps.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    document,
  );
  if (target === undefined) throw new Error(`${node.$ref} leads nowhere`);
  return resolve(target as Node, document);
}

/** The name of the schema that a node refers to, if it does. */
export function schemaName(node: Schema): string | undefined {
  return node.$ref?.split("/").at(-1);
}

/** Every operation that the platform answers, then, if asked for, those that the merchant answers. */
export function operations(document: Document = contract, withCallbacks = false): Operation[] {
  const own = Object.values(document.paths).flatMap((item) => Object.values(item));
  if (!withCallbacks) return own;
  const callbacks = own
    .flatMap((operation) => Object.values(operation.callbacks ?? {}))
    .flatMap((callback) => Object.values(resolve(callback, document)))
    .flatMap((item) => Object.values(item));
  return [...own, ...callbacks, ...Object.values(document.webhooks ?? {}).flatMap((item) => Object.values(item))];
}

/** Finds an operation by its ID. */
export function operation(operationId: string, document: Document = contract): Operation {
  const found = operations(document, true).find((candidate) => candidate.operationId === operationId);
  if (!found) throw new Error(`no operation ${operationId}`);
  return found;
}
