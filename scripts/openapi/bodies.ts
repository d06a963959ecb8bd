import { contract, type Described, type Document, operations, resolve, type Schema } from "./document.ts";

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

/** Every body that the document gives an example of, callbacks included. */
export function bodies(document: Document = contract): Body[] {
  return operations(document, true).flatMap((operation) => {
    const request = operation.requestBody ? [["request", resolve(operation.requestBody, document)] as const] : [];
    const responses = Object.entries(operation.responses).map(
      ([status, response]) => [status, resolve(response, document)] as const,
    );
    return [...request, ...responses].flatMap(([place, { content = {} }]) =>
      Object.values(content).flatMap((media) =>
        examplesOf(media, document).map((example) => ({ operationId: operation.operationId, place, ...example })),
      ),
    );
  });
}

function examplesOf(media: Described, document: Document) {
  const { schema } = media;
  if (!schema) throw new Error("a media type without a schema");
  return Object.entries(media.examples ?? {}).map(([key, example]) => ({
    name: "$ref" in example ? (example.$ref.split("/").at(-1) ?? key) : key,
    schema,
    value: resolve(example, document).value,
  }));
}
