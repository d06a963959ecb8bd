import type { OpenApiDocument } from "../openapi/document.ts";
import { visitNodes } from "../openapi/nodes.ts";

/** A copy of a document that explains the outcomes which its answers bear, and no others. */
export function withOwnOutcomes(document: OpenApiDocument): OpenApiDocument {
  const borne = new Set<unknown>();
  visitNodes(document, "OpenAPI", (node) => borne.add(node["x-outcome"]));
  const explained = Object.entries(document["x-outcomes"] ?? {}).filter(([outcome]) => borne.has(outcome));
  return explained.length > 0 ? { ...document, "x-outcomes": Object.fromEntries(explained) } : document;
}
