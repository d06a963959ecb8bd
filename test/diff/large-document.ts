import type { OpenApiDocument, Schema } from "../../scripts/openapi/document.ts";

/** How large a document is. */
export interface Size {
  operations: number;
  schemas: number;
}

/**
 * A document in the shape of the largest that people publish: resources that hold each other, each either as an ID or expanded, lists
 * of them, forms in which each operation takes nested objects, and an error for every operation.
 */
export function largeDocument({ operations, schemas }: Size): OpenApiDocument {
  const all = Object.fromEntries(
    Array.from({ length: schemas }, (_, index) => [nameOf(index), resource(index, schemas)]),
  );
  const paths: Record<string, Record<string, object>> = {};
  for (let index = 0; index < operations; index += 1) {
    const path = `/v1/${nameOf(index % schemas)}/${Math.floor(index / 4)}`;
    const method = ["get", "post", "delete", "put"][index % 4] ?? "get";
    paths[path] = { ...paths[path], [method]: operation(index, method, schemas) };
  }
  return {
    openapi: "3.0.0",
    info: { title: "Large", version: "1.0.0", description: "Everything leads to everything." },
    servers: [{ url: "https://api.example.com/" }],
    security: [{ basic: [] }],
    paths,
    components: {
      securitySchemes: { basic: { type: "http", scheme: "basic" } },
      schemas: { ...all, error: { type: "object", required: ["error"], properties: { error: reference(0) } } },
    },
  } as unknown as OpenApiDocument;
}

const nameOf = (index: number) => `resource_${index}`;
const reference = (index: number) => ({ $ref: `#/components/schemas/${nameOf(index)}` });
const text = (about: string) => ({
  type: "string",
  maxLength: 5000,
  description: `${about}, in the words of a manual.`,
});

/** A number that looks picked at random and is the same in every run. */
const spread = (index: number, step: number, below: number) =>
  (index * 7919 + step * 104_729 + step * step * 31) % below;

/** Ten plain members, three that are IDs or what they lead to, a list of others, and a deletable one. */
function resource(index: number, count: number): Schema {
  const plain = Object.fromEntries(Array.from({ length: 10 }, (_, step) => [`field_${step}`, text(`Field ${step}`)]));
  const expandable = Object.fromEntries(
    [1, 2, 3].map((step) => {
      const other = reference(spread(index, step, count));
      return [
        `expanded_${step}`,
        { anyOf: [text("The ID"), other], nullable: step === 2, "x-expansionResources": { oneOf: [other] } },
      ];
    }),
  );
  return {
    type: "object",
    title: nameOf(index),
    "x-resourceId": nameOf(index),
    "x-expandableFields": Object.keys(expandable),
    required: ["id", "field_0", "field_1"],
    properties: {
      id: text("The ID"),
      ...plain,
      ...expandable,
      status: { type: "string", enum: ["active", "canceled", "incomplete", `special_${index}`] },
      items: listOf(reference(spread(index, 4, count))),
      parent: { nullable: true, anyOf: [reference(spread(index, 5, count))] },
    },
  } as unknown as Schema;
}

function listOf(items: object): object {
  return {
    type: "object",
    required: ["data", "has_more", "url"],
    properties: {
      data: { type: "array", items },
      has_more: { type: "boolean", description: "Whether there is more." },
      url: text("The URL"),
    },
    "x-expandableFields": ["data"],
  };
}

function operation(index: number, method: string, count: number): object {
  const own = reference(spread(index, 6, count));
  const json = (schema: object) => ({ content: { "application/json": { schema, encoding: {} } } });
  const form = {
    type: "object",
    properties: {
      expand: { type: "array", items: { type: "string", maxLength: 5000 } },
      ...Object.fromEntries(
        Array.from({ length: 6 }, (_, step) => [
          `param_${step}`,
          { type: "object", title: `params_${index}_${step}`, properties: { a: text("A"), b: { type: "integer" } } },
        ]),
      ),
    },
  };
  return {
    operationId: `${method}Resource${index}`,
    summary: `Operation ${index}`,
    description: `<p>Does what operation ${index} does, and says so in a paragraph.</p>`,
    parameters: ["limit", "starting_after", "ending_before"].map((name) => ({
      name,
      in: "query",
      required: false,
      style: "form",
      schema: text(name),
    })),
    ...(method === "get"
      ? {}
      : { requestBody: { content: { "application/x-www-form-urlencoded": { encoding: {}, schema: form } } } }),
    responses: {
      200: { description: "Successful response.", ...json(index % 3 === 0 ? listOf(own) : own) },
      default: { description: "Error response.", ...json({ $ref: "#/components/schemas/error" }) },
    },
  };
}
