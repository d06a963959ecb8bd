import type { OpenApiDocument } from "./document.ts";
import { mapNodes, type Node } from "./nodes.ts";
import type { Schema } from "./schema.ts";
import type { Kind } from "./shape.ts";

/** A copy of a schema in which `change` was made to it and to every schema in it, the innermost first. */
export function mapSchema(schema: Schema, change: (schema: Schema) => Schema): Schema {
  return mapNodes(schema, "Schema", change);
}

/** A copy of a document in which every schema, named or in place, was changed, the innermost first. */
export function mapSchemas(document: OpenApiDocument, change: (schema: Schema) => Schema): OpenApiDocument {
  return mapNodes(document, "OpenAPI", (node: Node, kind: Kind) => (kind === "Schema" ? change(node) : node));
}

/** A schema without its own extensions, which mean nothing to JSON Schema. */
export function withoutExtensions(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keyword.startsWith("x-")));
}
