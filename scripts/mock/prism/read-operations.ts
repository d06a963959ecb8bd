import { transformOas3Operations } from "@stoplight/http-spec/oas3/operation";
import { bundleTarget } from "@stoplight/json";
import { dereference } from "../../openapi/dereference.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import type { Operation } from "./operation.ts";

/**
 * Reads the operations of a contract as Prism's `getHttpOperationsFromSpec` does. That one loads readers of other kinds of
 * documents, too, and looks for files and loops that a bundled contract doesn't have: it takes longer than the rest of the mock.
 */
export function readOperations(contract: OpenApiDocument): Operation[] {
  const document = { ...dereference(contract) };
  return transformOas3Operations(document).map((operation) => {
    // Prism would call them, unsigned, at whatever address a request names.
    delete operation.callbacks;
    const target = { document: { ...document, __target__: operation }, path: "#/__target__", cloneDocument: false };
    return bundleTarget(target) as Operation;
  });
}
