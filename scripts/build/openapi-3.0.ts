import { Converter } from "@apiture/openapi-down-convert";
import { CheckError } from "../command-line/command-line.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import type { Schema } from "../openapi/schema.ts";
import { mapSchemas } from "../openapi/schemas.ts";
import { splitTypes } from "./several-types.ts";

/**
 * Derives the OpenAPI 3.0.3 form of a document, for tools that stop there. It accepts and refuses the same data. What 3.0
 * has no words for is left out (the summary of `info`, all but the first example of a schema) or stands in an extension
 * (`x-webhooks`).
 *
 * @throws CheckError if a schema without a name has several types besides null, which 3.0 can only say as a choice between
 * named schemas
 */
export function toOpenApi30(document: OpenApiDocument): OpenApiDocument {
  // A reference has no siblings in 3.0: with a description beside it, it goes into an `allOf`.
  const converted = new Converter(document, { allOfTransform: true }).convert() as OpenApiDocument;
  const { openapi, info, servers, tags, paths, ...others } = mapSchemas(splitTypes(converted), finish);
  const { summary, ...introduction } = info;
  return {
    openapi,
    info: introduction,
    servers,
    tags,
    paths,
    // What readers of 3.0 agreed on; the converter leaves webhooks out.
    ...(document.webhooks && { "x-webhooks": document.webhooks }),
    ...others,
  };
}

/** Mends what the converter leaves as it is: in 3.0 an exclusive limit is a flag beside the limit. */
function finish(schema: Schema): Schema {
  const { exclusiveMinimum, exclusiveMaximum, ...others } = schema;
  if (Array.isArray(schema.type)) {
    const types = schema.type.join(", ");
    const what = `type: [${types}] in "${schema.description}"`;
    throw new CheckError(`${what}: OpenAPI 3.0 can't say it in place. Make it a named schema.`);
  }
  return {
    ...others,
    ...(exclusiveMinimum !== undefined && { minimum: exclusiveMinimum, exclusiveMinimum: true }),
    ...(exclusiveMaximum !== undefined && { maximum: exclusiveMaximum, exclusiveMaximum: true }),
  };
}
