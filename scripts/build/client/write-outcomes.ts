import { CheckError } from "../../command-line/command-line.ts";
import type { OpenApiDocument, Response } from "../../openapi/document.ts";
import { operations } from "../../openapi/operations.ts";
import { resolve } from "../../openapi/resolve.ts";
import { documentation } from "./documentation.ts";

/** Writes what an answer can mean for the money, as a type, and in words for errors, as far as an error can mean it. */
export function writeOutcomes(document: OpenApiDocument): string {
  const { "x-outcomes": outcomes } = document;
  if (!outcomes) throw new CheckError("x-outcomes: is missing. Say there what each x-outcome means.");
  const meanings = Object.entries(outcomes).map(([name, { title, description }]): [string, string] => [
    name,
    `${title}. ${description}`.trim().replaceAll("`", ""),
  ]);
  const lines = meanings.map(([name, meaning]) => `- \`${name}\`: ${meaning}`).join("\n");
  const failing = outcomesOfErrors(document);
  const told = meanings.filter(([name]) => failing.has(name));
  return [
    documentation(["What an answer means for the payout that a request is about.", lines]),
    `export type Outcome = ${meanings.map(([name]) => JSON.stringify(name)).join(" | ")};\n`,
    documentation(["What each outcome of an error means, in words."]),
    `export const outcomes: { [outcome in Outcome]?: string } = ${JSON.stringify(Object.fromEntries(told), null, 2)};\n`,
  ].join("\n");
}

function outcomesOfErrors(document: OpenApiDocument): Set<string | undefined> {
  const responses = operations(document).flatMap(({ operation }) => Object.entries(operation.responses));
  const errors = responses.filter(([status]) => !status.startsWith("2"));
  return new Set(errors.map(([, response]) => resolve<Response>(document, response)["x-outcome"]));
}
