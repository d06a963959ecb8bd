import type { OpenApiDocument } from "../../openapi/document.ts";

/** What an answer means for the payout that a request is about. */
export interface Outcome {
  /** As `x-outcome` names it. */
  name: string;
  title: string;
  description: string;
}

/** Every outcome that the document explains, under `x-outcomes` at its root. */
export function outcomesOf(document: OpenApiDocument): Outcome[] {
  return Object.entries(document["x-outcomes"] ?? {}).map(([name, outcome]) => ({ name, ...outcome }));
}

/** One outcome; without a title where the document names it and explains none. */
export function outcomeOf(document: OpenApiDocument, name: string): Outcome {
  return outcomesOf(document).find((outcome) => outcome.name === name) ?? { name, title: "", description: "" };
}
