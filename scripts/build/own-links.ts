import type { Link, OpenApiDocument, Response } from "../openapi/document.ts";
import { mapNodes } from "../openapi/nodes.ts";
import { allOperations } from "../openapi/operations.ts";
import { resolve } from "../openapi/resolve.ts";

/** A copy of a document without links to operations that it does not have. */
export function withOwnLinks(document: OpenApiDocument): OpenApiDocument {
  const own = new Set(allOperations(document).map(({ operation }) => operation.operationId));
  return mapNodes(document, "OpenAPI", (node, kind) => {
    if (kind !== "Response" || !node.links) return node;
    const { links = {}, ...response } = node as unknown as Response;
    const kept = Object.entries(links).filter(([, link]) => own.has(resolve<Link>(document, link).operationId ?? ""));
    return { ...response, ...(kept.length > 0 && { links: Object.fromEntries(kept) }) };
  });
}
