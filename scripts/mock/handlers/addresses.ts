import type { OpenApiDocument } from "../../openapi/document.ts";
import { operations } from "../../openapi/operations.ts";
import type { OperationId } from "./calls.ts";

/**
 * The address of an operation, relative to the host, as links in answers have it.
 *
 * @param path values of the `{names}` in its path
 * @param query its parameters; those that are undefined are left out
 */
export type AddressOf = (
  operation: OperationId,
  path?: Record<string, string>,
  query?: Record<string, string | number | undefined>,
) => string;

/** Makes addresses from the paths of the contract. */
export function readAddresses(contract: OpenApiDocument): AddressOf {
  const templates = new Map(operations(contract).map(({ operation, path }) => [operation.operationId, path]));
  return (operation, path = {}, query = {}) => {
    const template = templates.get(operation);
    if (template === undefined) throw new Error(`The contract has no operation ${operation}.`);
    const filled = template.replaceAll(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(path[name] ?? ""));
    const parameters = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
    );
    return parameters.length > 0 ? `${filled}?${parameters.join("&")}` : filled;
  };
}
