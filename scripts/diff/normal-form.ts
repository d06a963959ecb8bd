import type { OpenApiDocument, Schema } from "../openapi/document.ts";
import { follow } from "../openapi/model.ts";
import { type Kind, mapNodes, mapSchemas, mapValues, type Node } from "../openapi/walk.ts";

/**
 * A copy in which a schema holds what its `allOf` gathers, so that members may move into a base and back. A base that says
 * something other than members is left where it is.
 */
export function withoutAllOf(document: OpenApiDocument): OpenApiDocument {
  return mapSchemas(document, (schema) => merge(schema, document));
}

function merge(schema: Schema, document: OpenApiDocument): Schema {
  const { allOf, ...own } = schema;
  if (!allOf) return schema;
  const parts = allOf.map((part) => follow<Schema>(document, part)).map((part) => merge(part, document));
  const all = [...parts, own];
  if (!parts.every(isPlain) || clash(all)) return schema;
  const required = [...new Set(all.flatMap((part) => part.required ?? []))];
  return {
    ...own,
    type: "object",
    ...(required.length > 0 && { required }),
    properties: Object.assign({}, ...all.map((part) => part.properties)),
  };
}

/** Whether a schema says nothing but what members there are. */
function isPlain(schema: Schema): boolean {
  return Object.keys(schema).every((keyword) =>
    ["type", "description", "title", "required", "properties"].includes(keyword),
  );
}

function clash(schemas: Schema[]): boolean {
  const names = schemas.flatMap(({ properties = {} }) => Object.keys(properties));
  return new Set(names).size < names.length;
}

/** What holds of an object that does not say it: https://spec.openapis.org/oas/v3.1.1.html */
const defaults: Partial<Record<Kind, Node>> = {
  Operation: { deprecated: false },
  Parameter: { required: false, deprecated: false, allowEmptyValue: false, allowReserved: false },
  Header: { required: false, deprecated: false, style: "simple", explode: false },
  RequestBody: { required: false },
  Schema: { deprecated: false, readOnly: false, writeOnly: false },
};

/** How a parameter is written, by where it stands. */
const styles: Record<string, string> = { query: "form", cookie: "form", path: "simple", header: "simple" };

/** Members of a schema whose order means nothing, not even to readers. */
const sets = ["type", "required", "x-final"];

/** A copy in which nothing is written out that holds without it, and nothing in an order that has no meaning. */
export function withoutDefaults(document: OpenApiDocument): OpenApiDocument {
  return mapNodes(document, "OpenAPI", (node, kind) => {
    const implied = { ...defaults[kind], ...(kind === "Parameter" && serialisation(node)) };
    const said = Object.entries(node).filter(([keyword, value]) => !(keyword in implied && implied[keyword] === value));
    return mapValues(Object.fromEntries(said), (value, keyword) =>
      kind === "Schema" && sets.includes(keyword) ? ordered(value, keyword) : value,
    );
  });
}

function serialisation(parameter: Node): Node {
  const style = styles[String(parameter.in)];
  return { style, explode: (parameter.style ?? style) === "form" };
}

/** A single type may stand in a list or by itself. */
function ordered(list: unknown, keyword: string): unknown {
  if (!Array.isArray(list)) return list;
  return keyword === "type" && list.length === 1 ? list[0] : list.toSorted();
}
