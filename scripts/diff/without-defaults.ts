import type { OpenApiDocument } from "../openapi/document.ts";
import { mapValues } from "../openapi/json.ts";
import { mapNodes, type Node } from "../openapi/nodes.ts";
import type { Kind } from "../openapi/shape.ts";

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
