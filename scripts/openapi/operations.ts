import type { Method, OpenApiDocument, Operation, Parameter, PathItem } from "./document.ts";
import { escapeStep, resolve } from "./resolve.ts";
import { methods } from "./shape.ts";

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
