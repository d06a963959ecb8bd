import type { OpenApiDocument } from "../../openapi/document.ts";
import { nameOf } from "../../openapi/model.ts";
import type { Json } from "../../openapi/walk.ts";
import type { Answer } from "./answer.ts";
import { changesOf } from "./changes.ts";
import { sentBodies } from "./sent-bodies.ts";

/**
 * Answers that nobody has seen yet and that the contract allows: each is an example of what the platform sends, with one
 * change. Every change that a schema allows at a place of its answers is there once, and is the answer's name, such as
 * `PayoutInvoiceDocument/data/attributes/status never seen`.
 */
export function tomorrowsAnswers(document: OpenApiDocument): Answer[] {
  const answers = new Map<string, Answer>();
  for (const { schema, value } of sentBodies(document)) {
    const name = nameOf(schema);
    if (!name) throw new Error("A body has a schema without a name.");
    for (const { path, kind, value: changed } of changesOf(schema, value as Json)) {
      const change = `${name}${path} ${kind}`;
      if (!answers.has(change)) answers.set(change, { name: change, schema: name, value: changed });
    }
  }
  return [...answers.values()];
}
