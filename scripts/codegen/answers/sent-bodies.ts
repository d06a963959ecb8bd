import type { OpenApiDocument } from "../../openapi/document.ts";
import { type Body, bodies, operations } from "../../openapi/model.ts";

/** The bodies that the document gives of what the platform sends: answers to its operations, and requests of its callbacks. */
export function sentBodies(document: OpenApiDocument): Body[] {
  const own = new Set(operations(document).map(({ operation }) => operation.operationId));
  return bodies(document).filter(({ operationId, place }) => own.has(operationId) !== (place === "request"));
}
