import type { OpenApiDocument, Operation, Response } from "../../openapi/document.ts";
import { mapNodes } from "../../openapi/nodes.ts";
import type { Schema } from "../../openapi/schema.ts";
import type { Site } from "../contents/site.ts";
import { valuesOf } from "../model/values.ts";

/** A copy of the document for Redoc, in which what it would not show stands where it shows it. */
export function referenceDocument(document: OpenApiDocument, site: Site): OpenApiDocument {
  return mapNodes(document, "OpenAPI", (node, kind) => {
    if (kind === "Schema") return withKnownValues(node as Schema);
    if (kind === "Response") return { ...withOutcome(node as unknown as Response) };
    if (kind === "Operation") return { ...withLinks(node as unknown as Operation, site) };
    return node;
  });
}

/** Redoc passes over `x-extensible-enum`: its values join the description. */
function withKnownValues(schema: Schema): Schema {
  if (!schema["x-extensible-enum"]) return schema;
  const values = valuesOf(schema).map(
    ({ value, meaning, mark }) => `- \`${value}\`${mark ? ` (${mark})` : ""}: ${meaning}`,
  );
  return { ...schema, description: `${schema.description ?? ""}\n\nKnown values:\n\n${values.join("\n")}` };
}

/** The label that a style sheet makes a badge of: code within emphasis, at the start of the description. */
function withOutcome(response: Response): Response {
  const { "x-outcome": outcome } = response;
  if (outcome === undefined) return response;
  return { ...response, description: `*\`${outcome}\`*\n\n${response.description}` };
}

function withLinks(operation: Operation, site: Site): Operation {
  const page = site.pages.find(({ id }) => id === operation.operationId);
  if (!page) return operation;
  const callbacks = site.callbacks.filter(({ askedBy }) => askedBy === page.id);
  const samples = site.operations.find(({ id }) => id === page.id)?.samples ?? [];
  return {
    ...operation,
    description: `${operation.description}\n\n${[page, ...callbacks].map(({ href, summary }) => `- [${summary}: the page](${href})`).join("\n")}`,
    ...(samples.length > 0
      ? { "x-codeSamples": samples.map(({ title, code }) => ({ lang: title, source: code })) }
      : {}),
  };
}
