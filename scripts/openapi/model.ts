import type {
  Components,
  MediaType,
  Method,
  OpenApiDocument,
  Operation,
  Parameter,
  PathItem,
  Reference,
  Response,
  Schema,
} from "./document.ts";
import { fillPath } from "./paths.ts";
import { isObject, type Kind, mapInner, mapValues, methods, type Node } from "./walk.ts";

/**
 * A document whose references were followed, once. What two places refer to is one object, so a schema that holds itself is a
 * circle: {@link nameOf} tells what is met again. It is read, and not written: the document is.
 */
export interface Model {
  /** As it is written, for who writes it on or gives it to a tool. It has no references in `info`, `servers`, `tags` and `x-*`. */
  document: OpenApiDocument;
  components: Components;
  /** Every operation that the platform serves. */
  operations: PlacedOperation[];
  /** Every operation that the platform calls, and the merchant serves, of those that a request asks for. */
  callbacks: PlacedOperation[];
  /** Every operation that the platform calls without having been asked to in a request. */
  webhooks: PlacedOperation[];
  /** Every operation, whoever serves it. */
  all: PlacedOperation[];
}

/**
 * Reads a document.
 *
 * @throws Error if a reference leads out of the document, nowhere, or back to itself
 */
export function readModel(document: OpenApiDocument): Model {
  const { components, paths, webhooks } = followReferences(document);
  const operations = operationsIn(paths);
  const lists = {
    operations,
    callbacks: operations.flatMap(({ operation }) => callbacksOf(operation)),
    webhooks: operationsIn(webhooks ?? {}),
  };
  return { document, components, ...lists, all: Object.values(lists).flat() };
}

/** Where an object of a model comes from. */
interface Origin {
  written: object;
  /** The steps that lead to it in the document. */
  steps: string[];
  /** The component that it is, or is with something beside its `$ref`. */
  name: string | undefined;
}

const origins = new WeakMap<object, Origin>();

/** The name of the component that an object of a model is. */
export function nameOf(node: object): string | undefined {
  return origins.get(node)?.name;
}

/** The place of an object of a model in the document, such as `#/components/schemas/NAME`. */
export function pointerOf(node: object): string {
  return pointer(origins.get(node)?.steps ?? []);
}

/** What the document has in the place of an object of a model, with references in it. An object of no model is as it is. */
export function writtenAs<Own extends object>(node: Own): Own {
  return (origins.get(node)?.written ?? node) as Own;
}

/**
 * A copy of a document in which what a `$ref` leads to takes its place. Where something stands beside a `$ref`, that is a copy of
 * what it leads to, and what stands beside wins; so is a component that refers to another, which keeps its own name.
 */
function followReferences(document: OpenApiDocument): OpenApiDocument {
  const copies = new Map<object, Node>();
  const merges: (() => void)[] = [];
  const read = (written: unknown, kind: Kind, steps: string[]): unknown => {
    if (!isObject(written)) return written;
    const known = copies.get(written);
    if (known) return known;
    const ends = isReference(written) ? endsOf(document, written, steps) : undefined;
    if (ends && !isComponent(steps) && Object.keys(written).length === 1) {
      return read(ends.first.node, kind, ends.first.steps);
    }
    const copy: Node = {};
    copies.set(written, copy);
    origins.set(copy, { written, steps, name: isComponent(steps) ? steps[2] : ends?.name });
    const inner = (node: Node) => mapInner(node, kind, (value, of, more) => read(value, of, [...steps, ...more]));
    if (!ends) return Object.assign(copy, inner(written));
    const last = read(ends.last.node, kind, ends.last.steps);
    const beside = inner(ends.beside);
    // What it leads to may be in the making, of which this is a part.
    merges.push(() => Object.assign(copy, last, beside));
    return copy;
  };
  const copy = read(document, "OpenAPI", []) as OpenApiDocument;
  for (const merge of merges) merge();
  return copy;
}

/** A node, and the steps that lead to it. */
interface Place {
  node: unknown;
  steps: string[];
}

/** Where a reference leads at first, and at last, where no reference stands. */
interface Ends {
  first: Place;
  last: Place;
  /** What stands beside the references on the path. The first of them wins. */
  beside: Node;
  /** The first component on the path. */
  name: string | undefined;
}

function endsOf(document: OpenApiDocument, reference: Reference, steps?: string[]): Ends {
  const places: Place[] = [];
  let beside: Node = {};
  for (let node: unknown = reference; isReference(node); node = places.at(-1)?.node) {
    const { $ref, ...own } = node;
    const next = $ref.startsWith("#/") ? stepsOf($ref) : [];
    const target = next.length > 0 ? valueAt(document, next) : undefined;
    if (target === undefined || places.some((place) => place.node === target)) {
      const place = steps ? `${pointer(steps)}: ` : "";
      throw new Error(`${place}${$ref} leads nowhere. Refer to what the document has, such as a component.`);
    }
    places.push({ node: target, steps: next });
    beside = { ...own, ...beside };
  }
  const [first, last] = [places[0], places.at(-1)] as [Place, Place];
  return { first, last, beside, name: places.find((place) => isComponent(place.steps))?.steps[2] };
}

function isComponent(steps: string[]): boolean {
  return steps[0] === "components" && steps.length === 3;
}

function isReference(node: unknown): node is Reference {
  return isObject(node) && typeof node.$ref === "string";
}

function pointer(steps: string[]): string {
  return `#/${steps.map(escapeStep).join("/")}`;
}

/** An operation, and where it stands. */
export interface PlacedOperation {
  /** The path, the callback's expression or the webhook's name. */
  path: string;
  method: Method;
  operation: Operation;
  /** The operation's own parameters, and those of its path that it doesn't replace. */
  parameters: Parameter[];
}

/** The operations of paths, of webhooks or of a callback. */
function operationsIn(items: Record<string, PathItem>): PlacedOperation[] {
  return Object.entries(items).flatMap(([path, item]) =>
    (Object.keys(item) as Method[]).flatMap((method) => {
      const operation = methods.includes(method) && item[method];
      const parameters = operation && [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      return parameters ? [{ path, method, operation, parameters: withoutReplaced(parameters) }] : [];
    }),
  );
}

/** The later one of two parameters that are the same takes the place of the earlier one. */
function withoutReplaced(parameters: Parameter[]): Parameter[] {
  return [...new Map(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}

/** The operations that the platform calls because a request to this one asked for it. */
export function callbacksOf({ callbacks = {} }: Operation): PlacedOperation[] {
  return Object.values(callbacks).flatMap(operationsIn);
}

/**
 * Finds an operation by its ID, whoever serves it.
 *
 * @throws Error if there is none of that ID
 */
export function operationOf({ all }: Model, operationId: string): PlacedOperation {
  const found = all.find(({ operation }) => operation.operationId === operationId);
  if (!found) throw new Error(`no operation ${operationId}`);
  return found;
}

/**
 * What an operation says of a response with a status: of that very one, or of any other (`default`).
 *
 * @returns undefined if it says neither
 */
export function responseOf({ responses }: Operation, status: number | string): Response | undefined {
  return responses[status] ?? responses.default;
}

/** Whether a status, or a range such as `2XX`, is one of success. */
export function isSuccess(status: number | string): boolean {
  return /^2..$/.test(String(status));
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
export function bodies(source: Model | OpenApiDocument): Body[] {
  const { all } = "all" in source ? source : readModel(source);
  return all.flatMap(({ operation: { operationId, requestBody, responses } }) =>
    Object.entries({ ...(requestBody && { request: requestBody }), ...responses }).flatMap(
      ([place, { content = {} }]) =>
        Object.values(content).flatMap((media) =>
          examplesOf(media).map((example) => ({ operationId, place, ...example })),
        ),
    ),
  );
}

function examplesOf({ schema, examples = {} }: MediaType) {
  if (!schema) throw new Error("a media type without a schema");
  return Object.entries(examples).map(([key, example]) => ({
    name: nameOf(example) ?? key,
    schema,
    value: example.value,
  }));
}

/** The first example of a body, which is the documented one; undefined if there is none. */
export function firstExample(body: Pick<Response, "content"> | undefined): unknown {
  const [media] = Object.values(body?.content ?? {});
  return Object.values(media?.examples ?? {})[0]?.value;
}

/** The first server's address, with the defaults of its variables. */
export function serverUrl({ servers: [server] }: OpenApiDocument): string {
  const defaults = mapValues(server?.variables ?? {}, (variable) => variable.default);
  return fillPath(server?.url ?? "", defaults, (value) => value);
}

/** The API keys by the names of their schemes, and of the parameter, or member of a body, that bears each. */
export function apiKeys({ components }: Pick<Model, "components">): { scheme: string; member: string }[] {
  return Object.entries(components.securitySchemes ?? {})
    .filter(([, { type }]) => type === "apiKey")
    .map(([scheme, { name = "" }]) => ({ scheme, member: name }));
}

/**
 * What a node of a document as it is written stands for: itself, or what its `$ref` leads to, through whatever number of references.
 *
 * @throws Error if a reference leads out of the document, nowhere, or back to itself
 */
export function follow<Node extends object>(document: OpenApiDocument, node: Node | Reference): Node {
  return (isReference(node) ? endsOf(document, node).last.node : node) as Node;
}

/** What stands at the steps of a pointer in a value, if anything: https://www.rfc-editor.org/rfc/rfc6901#section-4 */
export function valueAt(value: unknown, steps: string[]): unknown {
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
    const target = resolved.get($ref) ?? copy(follow(document, { $ref }), [...within, $ref]);
    resolved.set($ref, target);
    return Object.keys(beside).length > 0 ? { ...(target as object), ...(copy(beside, within) as object) } : target;
  };
  return copy(document, []) as OpenApiDocument;
}
