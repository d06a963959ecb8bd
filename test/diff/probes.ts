import type { OpenApiDocument, Operation, RequestBody, Schema } from "../../scripts/openapi/document.ts";
import { follow } from "../../scripts/openapi/model.ts";
import { writtenOperations } from "./written.ts";

/** A schema that the contract gets at several places, with everything in it that an edit may want to change. */
const probe: Schema = {
  type: "object",
  required: ["always", "too"],
  properties: {
    always: { type: "string" },
    too: { type: "string" },
    sometimes: { type: "string" },
    optional: { type: "string" },
    described: { type: "string", description: "Text.", examples: ["a"] },
    nullable: { type: ["string", "null"] },
    whole: { type: "integer", minimum: 1, maximum: 9, default: 5 },
    patterned: { type: "string", pattern: "^a", minLength: 1, maxLength: 9 },
    closedValues: { type: "string", enum: ["a", "b"] },
    knownValues: {
      type: "string",
      "x-extensible-enum": ["a", "b"],
      "x-enumDescriptions": { a: "A.", b: "B." },
    },
    statuses: { type: "string", "x-extensible-enum": ["a", "b"], "x-final": ["b"] },
    constant: { type: "string", const: "a" },
    money: { type: "number", format: "double" },
    stepped: { type: "number", multipleOf: 10 },
    open: { type: "object", additionalProperties: true },
    never: { not: {} },
    map: { type: "object", additionalProperties: { type: ["string", "number"] } },
    list: { type: "array", items: { type: "string" }, maxItems: 9 },
    pair: { type: "array", prefixItems: [{ type: "string" }, { type: "number" }] },
    closedPair: { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], items: { not: {} } },
    choice: { anyOf: [{ type: "string" }, { type: "integer" }] },
    union: { oneOf: [{ type: "string" }, { type: "object", properties: { code: { type: "string" } } }] },
  },
};

/** Where a probe is, and who sends it. */
export interface Site {
  name: string;
  direction: "request" | "response";
  /** The probe in a document that was given them, if it is still there. */
  probeIn(document: OpenApiDocument): Schema | undefined;
}

/** Gives a document a probe in a request, a response and an error of each audience, in a callback and in a webhook. */
export function withProbes(contract: OpenApiDocument): { document: OpenApiDocument; sites: Site[] } {
  const document = structuredClone(contract);
  return { document, sites: sitesIn(document) };
}

function sitesIn(document: OpenApiDocument): Site[] {
  const sites: Site[] = [];
  const put = (name: string, direction: Site["direction"], operation: Operation, holder: object | undefined): void => {
    const { content = {} } = follow<{ content?: Record<string, { schema?: Schema }> }>(document, holder ?? {});
    const [media] = Object.values(content);
    if (!media) throw new Error(`${operation.operationId}: has no body for the probe of ${name}`);
    document.components.schemas[schemaName(name)] = structuredClone(probe);
    media.schema = { type: "object", properties: { probe: { $ref: `#/components/schemas/${schemaName(name)}` } } };
    sites.push({ name, direction, probeIn: ({ components }) => components.schemas[schemaName(name)] as Schema });
  };
  for (const audience of Object.keys(document["x-audiences"] ?? {})) {
    const operation = writtenOperations(document).find(
      ({ operation }) => operation.requestBody && operation["x-audience"] === audience,
    )?.operation;
    if (!operation) throw new Error(`no operation of the ${audience} API has a body`);
    const statuses = Object.entries(operation.responses);
    const response = statuses.find(([status]) => status.startsWith("2"))?.[1];
    const error = statuses.find(([status]) => status.startsWith("4"))?.[1];
    put(`${audience} request`, "request", operation, operation.requestBody);
    put(`${audience} response`, "response", operation, response);
    put(`${audience} error`, "response", operation, error);
  }
  const [callback] = writtenOperations(document, "callbacks");
  if (!callback) throw new Error("no operation has a callback");
  put("callback", "response", callback.operation, callback.operation.requestBody);
  const webhook = addWebhook(document);
  put("webhook", "response", webhook, webhook.requestBody);
  return sites;
}

/** Adds a webhook whose body is its own: the contract's brings what its callback does. */
function addWebhook(document: OpenApiDocument): Operation {
  const [known] = writtenOperations(document, "webhooks");
  if (!known?.operation.requestBody) throw new Error("no webhook has a body");
  const webhook: Operation = {
    ...known.operation,
    operationId: "receiveProbe",
    requestBody: structuredClone(follow<RequestBody>(document, known.operation.requestBody)),
  };
  document.webhooks = { ...document.webhooks, probe: { post: webhook } };
  return webhook;
}

function schemaName(site: string): string {
  return `Probe ${site}`.replaceAll(/ (.)/g, (_match, first: string) => first.toUpperCase());
}
