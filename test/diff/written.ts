import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { type Model, type PlacedOperation, readModel, stepsOf, writtenAs } from "../../scripts/openapi/model.ts";

/** The operations of a document as it is written, so that they can be edited: those that a kind of it has. */
export function writtenOperations(
  document: OpenApiDocument,
  kind: "operations" | "callbacks" | "webhooks" = "operations",
): PlacedOperation[] {
  return (readModel(document) as Pick<Model, typeof kind>)[kind].map((placed) => ({
    ...placed,
    operation: writtenAs(placed.operation),
  }));
}

/** The name of the component that a node refers to, if it does. */
export function referredName(node: object): string | undefined {
  return "$ref" in node ? stepsOf(String(node.$ref)).at(-1) : undefined;
}
