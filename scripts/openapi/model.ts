import type {
  MediaType,
  Method,
  OpenApiDocument,
  Operation,
  Parameter,
  PathItem,
  Reference,
  RequestBody,
  Response,
  Schema,
} from "./document.ts";
import { methods } from "./walk.ts";

/** An operation, and where it stands. */
export interface PlacedOperation {
  /** The path, the callback's expression or the webhook's name. */
  path: string;
  method: Method;
  operation: Operation;
  /** The operation's own parameters, and those of its path that it doesn't replace. */
  parameters: Parameter[];
}

/** Every operation that the platform answers. */
export function operations(document: OpenApiDocument): PlacedOperation[] {
  return operationsAt(document, document.paths);
}

/** Every operation that the platform calls, and the merchant answers, of those that a request asks for. */
export function callbacks(document: OpenApiDocument): PlacedOperation[] {
  return operations(document).flatMap(({ operation }) => callbacksOf(document, operation));
}

/** The operations that the platform calls because a request to this one asked for it. */
export function callbacksOf(document: OpenApiDocument, operation: Operation): PlacedOperation[] {
  return Object.values(operation.callbacks ?? {}).flatMap((callback) =>
    operationsAt(document, resolve<Record<string, PathItem>>(document, callback)),
  );
}

/** Every operation that the platform calls without having been asked to in a request. */
export function webhooks(document: OpenApiDocument): PlacedOperation[] {
  return operationsAt(document, document.webhooks ?? {});
}

/** Every operation, whoever answers it. */
export function allOperations(document: OpenApiDocument): PlacedOperation[] {
  return [...operations(document), ...callbacks(document), ...webhooks(document)];
}

/** JSON Pointer to an operation that the platform answers, as a fragment of the document's address. */
export function pointerTo({ path, method }: PlacedOperation): string {
  return `#/paths/${escapeStep(path)}/${method}`;
}

/**
 * Finds an operation by its ID, and with it where it stands, whoever answers it.
 *
 * @throws Error if the document has none of that ID
 */
export function placedOperation(document: OpenApiDocument, operationId: string): PlacedOperation {
  const found = allOperations(document).find((candidate) => candidate.operation.operationId === operationId);
  if (!found) throw new Error(`no operation ${operationId}`);
  return found;
}

/** As {@link placedOperation}, for who need not know where it stands. */
export function operation(document: OpenApiDocument, operationId: string): Operation {
  return placedOperation(document, operationId).operation;
}

function operationsAt(document: OpenApiDocument, items: Record<string, PathItem>): PlacedOperation[] {
  return Object.entries(items).flatMap(([path, node]) => {
    const item = resolve<PathItem>(document, node);
    return (Object.keys(item) as Method[]).flatMap((method) => {
      const operation = methods.includes(method) && item[method];
      return operation ? [{ path, method, operation, parameters: parametersOf(document, item, operation) }] : [];
    });
  });
}

function parametersOf(document: OpenApiDocument, item: PathItem, operation: Operation): Parameter[] {
  const all = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((node) =>
    resolve<Parameter>(document, node),
  );
  return [...new Map(all.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}

/**
 * What an operation says of an answer with a status: of that very one, or of any other (`default`).
 *
 * @returns undefined if it says neither
 */
export function responseOf(
  document: OpenApiDocument,
  { responses }: Operation,
  status: number | string,
): Response | undefined {
  const node = responses[status] ?? responses.default;
  return node && resolve<Response>(document, node);
}

/** An example of a body, and where it belongs. */
export interface Body {
  operationId: string;
  /** `request`, or the status of the response. */
  place: string;
  /** The name of the example in `components.examples`. */
  name: string;
  schema: Schema;
  value: unknown;
}

/** Every body that the document gives an example of, callbacks and webhooks included. */
export function bodies(document: OpenApiDocument): Body[] {
  return allOperations(document).flatMap(({ operation: { operationId, requestBody, responses } }) => {
    const request = requestBody ? [["request", resolve<RequestBody>(document, requestBody)] as const] : [];
    const answers = Object.entries(responses).map(
      ([status, response]) => [status, resolve<Response>(document, response)] as const,
    );
    return [...request, ...answers].flatMap(([place, { content = {} }]) =>
      Object.values(content).flatMap((media) =>
        examplesOf(document, media).map((example) => ({ operationId, place, ...example })),
      ),
    );
  });
}

function examplesOf(document: OpenApiDocument, { schema, examples = {} }: MediaType) {
  if (!schema) throw new Error("a media type without a schema");
  return Object.entries(examples).map(([key, example]) => ({
    name: componentName(example) ?? key,
    schema,
    value: resolve(document, example).value,
  }));
}

/** The API keys by the names of their schemes, and of the parameter, or member of a body, that bears each. */
export function apiKeys({ components }: OpenApiDocument): { scheme: string; member: string }[] {
  return Object.entries(components.securitySchemes ?? {})
    .filter(([, { type }]) => type === "apiKey")
    .map(([scheme, { name = "" }]) => ({ scheme, member: name }));
}

/**
 * What a node stands for: itself, or what its `$ref` leads to, through whatever number of references.
 *
 * @throws Error if a reference leads out of the document, nowhere, or back to itself
 */
export function resolve<Node extends object>(
  document: OpenApiDocument,
  node: Node | Reference,
  passed: string[] = [],
): Node {
  if (!("$ref" in node && typeof node.$ref === "string")) return node as Node;
  const { $ref } = node;
  const target = $ref.startsWith("#/") ? follow(document, stepsOf($ref)) : undefined;
  if (target === undefined || passed.includes($ref)) throw new Error(`${$ref} leads nowhere`);
  return resolve(document, target as Node, [...passed, $ref]);
}

/** The name of the component that a node refers to, if it does. */
export function componentName(node: object): string | undefined {
  return "$ref" in node ? stepsOf(String(node.$ref)).at(-1) : undefined;
}

/** What stands at the steps of a pointer in a value, if anything: https://www.rfc-editor.org/rfc/rfc6901#section-4 */
export function follow(value: unknown, steps: string[]): unknown {
  return steps.reduce<unknown>(
    (inner, step) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<string, unknown>)[step]
        : undefined,
    value,
  );
}

/** A name as a step of a pointer. */
export function escapeStep(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The steps of a pointer, such as `components`, `schemas` and a name. */
export function stepsOf($ref: string): string[] {
  return $ref
    .slice($ref.indexOf("#/") + 2)
    .split("/")
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * A copy of a document in which what a `$ref` stands for takes its place, with what stands beside the `$ref`. What is referred
 * to twice is one object; within what refers to itself, the `$ref` stays.
 */
export function dereference(document: OpenApiDocument): OpenApiDocument {
  const resolved = new Map<string, unknown>();
  const copy = (node: unknown, within: string[]): unknown => {
    if (Array.isArray(node)) return node.map((item) => copy(item, within));
    if (typeof node !== "object" || node === null) return node;
    if (isReference(node)) return followed(node, within);
    return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, copy(value, within)]));
  };
  const followed = (reference: Reference, within: string[]): unknown => {
    const { $ref, ...beside } = reference;
    if (within.includes($ref)) return reference;
    const target = resolved.get($ref) ?? copy(resolve(document, { $ref }), [...within, $ref]);
    resolved.set($ref, target);
    return Object.keys(beside).length > 0 ? { ...(target as object), ...(copy(beside, within) as object) } : target;
  };
  return copy(document, []) as OpenApiDocument;
}

function isReference(node: object): node is Reference {
  return "$ref" in node && typeof node.$ref === "string";
}
