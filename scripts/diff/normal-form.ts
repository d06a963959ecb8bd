import type { OpenApiDocument, Schema } from "../openapi/document.ts";
import { follow } from "../openapi/model.ts";
import {
  isObject,
  type Kind,
  mapInner,
  mapNodes,
  mapSchemas,
  mapValues,
  type Node,
  visitNodes,
} from "../openapi/walk.ts";
import { withoutImpliedEncodings } from "./encodings.ts";

/** Two documents in the form in which what means the same is the same. */
export function normalForms(
  before: OpenApiDocument,
  after: OpenApiDocument,
): { before: OpenApiDocument; after: OpenApiDocument } {
  const spelled = withSpellings(after, before);
  const [old, now] = [before, spelled].map((document) =>
    withoutDefaults(withoutAllOf(withOwnSecurity(withItemsInPlace(document)))),
  );
  return { before: old as OpenApiDocument, after: now as OpenApiDocument };
}

/**
 * A copy in which path items and callbacks stand where they are called, and not among the components: Redocly passes over what a
 * reference to one leads to. Generated code has no name for them. What leads back to itself, or into one, stays as it is.
 */
function withItemsInPlace(document: OpenApiDocument): OpenApiDocument {
  let isNeeded = false;
  const open = <Own extends object>(tree: Own, root: Kind, outer: unknown[]): Own =>
    mapNodes(tree, root, (node, kind) => {
      const { $ref, ...own } = node;
      if (typeof $ref !== "string") return node;
      if (!["PathItem", "Callback"].includes(kind) || outer.includes($ref)) {
        isNeeded ||= /^#\/components\/(pathItems|callbacks)\//.test($ref);
        return node;
      }
      return { ...open(follow<Node>(document, node), kind, [...outer, $ref]), ...own };
    });
  const { components, ...others } = document;
  const { pathItems: _items, callbacks: _callbacks, ...named } = (components ?? {}) as Node;
  const hasNames = Object.keys(named).length > 0;
  const opened = open({ ...others, ...(hasNames && { components: named }) } as OpenApiDocument, "OpenAPI", []);
  return isNeeded ? { ...opened, components } : opened;
}

/** A copy in which each operation says itself who can call it: what the document says of all is then in no place that can move. */
function withOwnSecurity({ security = [], ...document }: OpenApiDocument): OpenApiDocument {
  return mapNodes(document as OpenApiDocument, "OpenAPI", (node, kind) => {
    if (kind !== "Operation") return node;
    const ways = (node.security ?? security) as object[];
    // Without a way, nobody has to say who they are.
    return {
      ...node,
      security: ways.length > 0 ? ways.toSorted((one, other) => (textOf(one) < textOf(other) ? -1 : 1)) : [{}],
    };
  });
}

const textOf = (value: object) => JSON.stringify(value);

/** A copy that writes media types and the names of headers, in which case means nothing, as another document does. */
function withSpellings(document: OpenApiDocument, other: OpenApiDocument): OpenApiDocument {
  const folded = (name: string) => name.toLowerCase().replaceAll(/\s*;\s*/g, ";");
  const known = new Map<string, string>();
  const namesIn = ({ content, headers, in: place, name }: Node) => [
    ...Object.keys(Object(content)),
    ...Object.keys(Object(headers)),
    ...(place === "header" ? [String(name)] : []),
  ];
  visitNodes(other, "OpenAPI", (node) => {
    for (const name of namesIn(node)) known.set(folded(name), name);
  });
  const spelled = (name: string) => known.get(folded(name)) ?? name;
  const respell = (value: unknown) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [spelled(name), inner])) : value;
  return mapNodes(document, "OpenAPI", (node, kind) => {
    if (kind === "Parameter" && node.in === "header") return { ...node, name: spelled(String(node.name)) };
    if (!["Parameter", "Header", "RequestBody", "Response", "Encoding"].includes(kind)) return node;
    return mapValues(node, (value, member) => (["content", "headers"].includes(member) ? respell(value) : value));
  });
}

/**
 * A copy in which a schema holds what its `allOf` gathers, so that members may move into a base and back. A base that says
 * something other than members is left where it is.
 */
export function withoutAllOf(document: OpenApiDocument): OpenApiDocument {
  return mapSchemas(document, (schema) => merge(schema, document));
}

/** @param outer the schemas that it is a part of, so that one that is a part of itself stays as it is */
function merge(schema: Schema, document: OpenApiDocument, outer: Schema[] = []): Schema {
  const { allOf, ...own } = schema;
  if (!allOf || outer.includes(schema)) return schema;
  const [only, ...further] = allOf;
  if (only && further.length === 0 && Object.keys(own).every(isSaid)) return { ...only, ...own };
  const parts = allOf
    .map((part) => follow<Schema>(document, part))
    .map((part) => merge(part, document, [...outer, schema]));
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

/** Whether a keyword says nothing of what a value can be. */
function isSaid(keyword: string): boolean {
  return (
    ["description", "title", "example", "examples", "deprecated", "default", "readOnly", "writeOnly"].includes(
      keyword,
    ) || keyword.startsWith("x-")
  );
}

/** Whether a schema says nothing but what members there are. */
function isPlain(schema: Schema): boolean {
  const { type = "object" } = schema;
  return (
    type === "object" &&
    Object.keys(schema).every((keyword) => ["type", "description", "title", "required", "properties"].includes(keyword))
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
  Schema: {
    ...{ deprecated: false, readOnly: false, writeOnly: false, nullable: false, uniqueItems: false },
    ...{ minLength: 0, minItems: 0, minProperties: 0 },
  },
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
    return mapValues(withoutBooleans(Object.fromEntries(said), kind), (value, keyword) => {
      if (kind === "Server" && keyword === "url") return String(value).replace(/\/$/, "");
      if (keyword === "content" && isObject(value)) return withoutImpliedEncodings(value, document);
      return kind === "Schema" && sets.includes(keyword) ? ordered(value, keyword) : value;
    });
  });
}

/** Keywords of which `true` and `false` are the usual form. */
const usuallyBoolean = ["additionalProperties", "unevaluatedProperties", "unevaluatedItems"];

/** A schema of any value is `{}`, and one of no value is `{ not: {} }`, unless it is usual to write it as `true` or `false`. */
function withoutBooleans(node: Node, kind: Kind): Node {
  return mapInner(node, kind, (inner, innerKind, [member = ""]) => {
    if (innerKind !== "Schema") return inner;
    if (usuallyBoolean.includes(member)) return isObject(inner) && Object.keys(inner).length === 0 ? true : inner;
    return inner === true ? {} : inner === false ? { not: {} } : inner;
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
