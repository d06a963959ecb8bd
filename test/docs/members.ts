import type { MediaType, OpenApiDocument, RequestBody, Response } from "../../scripts/openapi/document.ts";
import type { PlacedOperation } from "../../scripts/openapi/operations.ts";
import { resolve } from "../../scripts/openapi/resolve.ts";
import type { Schema } from "../../scripts/openapi/schema.ts";

/** The names of all members that the bodies and parameters of an operation have, however deep, each once. */
export function memberNames(document: OpenApiDocument, { operation, parameters }: PlacedOperation): string[] {
  const bodies: { content?: Record<string, MediaType> }[] = [
    ...(operation.requestBody ? [resolve<RequestBody>(document, operation.requestBody)] : []),
    ...Object.values(operation.responses).map((node) => resolve<Response>(document, node)),
  ];
  const media = bodies.flatMap(({ content = {} }) => Object.values(content));
  const names = new Set(parameters.map(({ name }) => name));
  for (const { schema } of media) if (schema) collect(document, schema, names, new Set());
  return [...names].sort();
}

function collect(document: OpenApiDocument, node: Schema, names: Set<string>, seen: Set<Schema>): void {
  const schema = resolve<Schema>(document, node);
  if (seen.has(schema)) return;
  seen.add(schema);
  const { properties = {}, additionalProperties, items, oneOf = [], allOf = [], anyOf = [] } = schema;
  for (const [name, property] of Object.entries(properties)) {
    names.add(name);
    collect(document, property, names, seen);
  }
  const inner = [...oneOf, ...allOf, ...anyOf, ...(items ? [items] : [])];
  if (typeof additionalProperties === "object") inner.push(additionalProperties);
  for (const part of inner) collect(document, part, names, seen);
}
