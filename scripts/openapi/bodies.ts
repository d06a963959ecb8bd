import type { MediaType, OpenApiDocument, RequestBody, Response } from "./document.ts";
import { allOperations } from "./operations.ts";
import { componentName, resolve } from "./resolve.ts";
import type { Schema } from "./schema.ts";

/** An example of a body, and where it belongs. */
export interface Body {
  operationId: string;
  /** `request`, or the status of the response. */
  place: string;
  /** The name of the example in `components.examples`. */
  name: string;
  schema: Schema;
  value: unknown;
}

/** Every body that the document gives an example of, callbacks and webhooks included. */
export function bodies(document: OpenApiDocument): Body[] {
  return allOperations(document).flatMap(({ operation: { operationId, requestBody, responses } }) => {
    const request = requestBody ? [["request", resolve<RequestBody>(document, requestBody)] as const] : [];
    const answers = Object.entries(responses).map(
      ([status, response]) => [status, resolve<Response>(document, response)] as const,
    );
    return [...request, ...answers].flatMap(([place, { content = {} }]) =>
      Object.values(content).flatMap((media) =>
        examplesOf(document, media).map((example) => ({ operationId, place, ...example })),
      ),
    );
  });
}

function examplesOf(document: OpenApiDocument, { schema, examples = {} }: MediaType) {
  if (!schema) throw new Error("a media type without a schema");
  return Object.entries(examples).map(([key, example]) => ({
    name: componentName(example) ?? key,
    schema,
    value: resolve(document, example).value,
  }));
}
