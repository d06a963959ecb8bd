import type { Header, OpenApiDocument, Reference } from "../../openapi/document.ts";
import { componentName, escapeStep, resolve } from "../../openapi/resolve.ts";
import type { Schema } from "../../openapi/schema.ts";
import type { FindProblems, SchemaProblem } from "./schema-problems.ts";

/** Holds the headers that came against those that the contract describes, whose place is given. */
export type FindHeaderProblems = (
  described: Record<string, Header | Reference>,
  came: Headers,
  place: string,
) => SchemaProblem[];

/** Finds required headers that are missing, and values that are not as their schemas want them. */
export function createFindHeaderProblems(contract: OpenApiDocument, findProblems: FindProblems): FindHeaderProblems {
  const findIn = (name: string, node: Header | Reference, value: string | null, inPlace: string): SchemaProblem[] => {
    const { required, schema } = resolve<Header>(contract, node);
    const component = componentName(node);
    const place = component ? `#/components/headers/${escapeStep(component)}` : inPlace;
    const instance = `$response.header.${name}`;
    if (value === null) {
      const message = "the header is required and missing";
      return required ? [{ kind: "missing-header", message, instance, place: `${place}/required` }] : [];
    }
    if (!schema) return [];
    return findProblems(schema, readHeader(resolve<Schema>(contract, schema), value)).map((problem) => ({
      ...problem,
      instance,
      place: problem.place.startsWith("#") ? problem.place : `${place}/schema${problem.place}`,
    }));
  };
  return (described, came, place) =>
    Object.entries(described)
      // OpenAPI leaves it to the media types.
      .filter(([name]) => name.toLowerCase() !== "content-type")
      .flatMap(([name, node]) => findIn(name, node, came.get(name), `${place}/${escapeStep(name)}`));
}

/** What the text of a header stands for, in OpenAPI's style `simple`. */
function readHeader({ type = "string", items }: Schema, text: string): unknown {
  const types = [type].flat();
  if (types.includes("string")) return text;
  if (types.includes("array")) return text.split(",").map((item) => readHeader(items ?? {}, item.trim()));
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
