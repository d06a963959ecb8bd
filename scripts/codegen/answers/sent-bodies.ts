import type { OpenApiDocument } from "../../openapi/document.ts";
import { type Body, bodies, readModel } from "../../openapi/model.ts";

/** The bodies that the document gives of what the platform sends: answers to its operations, and requests of its callbacks. */
export function sentBodies(document: OpenApiDocument): Body[] {
  const model = readModel(document);
  const own = new Set(model.operations.map(({ operation }) => operation.operationId));
  return bodies(model).filter(({ operationId, place }) => own.has(operationId) !== (place === "request"));
}
