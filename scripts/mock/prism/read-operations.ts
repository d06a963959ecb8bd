import { transformOas3Operations } from "@stoplight/http-spec/oas3/operation";
import { bundleTarget, decycle } from "@stoplight/json";
import RefParser from "@stoplight/json-schema-ref-parser";
import type { OpenApiDocument } from "../../openapi/document.ts";
import type { Operation } from "./operation.ts";

type Document = Parameters<typeof transformOas3Operations>[0];

/**
 * Reads the operations of a contract as `getHttpOperationsFromSpec` of Prism does. That one loads its readers of other kinds
 * of documents, too, which takes as long as the rest of the mock.
 */
export async function readOperations(contract: OpenApiDocument): Promise<Operation[]> {
  const whole = await new RefParser().dereference(structuredClone(contract) as object);
  const document = decycle(whole) as Document;
  return transformOas3Operations(document).map((operation) => {
    // Prism would call them, unsigned, at whatever address a request names.
    delete operation.callbacks;
    const target = { document: { ...document, __target__: operation }, path: "#/__target__", cloneDocument: false };
    return bundleTarget(target) as Operation;
  });
}
