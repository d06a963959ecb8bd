import { CheckError } from "../../command-line/command-line.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { documentation } from "./documentation.ts";

/** Writes what an answer can mean for the money, as a type, and in words for the messages of errors. */
export function writeOutcomes({ "x-outcomes": outcomes }: OpenApiDocument): string {
  if (!outcomes) throw new CheckError("x-outcomes: is missing. Say there what each x-outcome means.");
  const meanings = Object.entries(outcomes).map(([name, { title, description }]): [string, string] => [
    name,
    `${title}. ${description}`.trim().replaceAll("`", ""),
  ]);
  const lines = meanings.map(([name, meaning]) => `- \`${name}\`: ${meaning}`).join("\n");
  return [
    documentation(["What an answer means for the payout that a request is about.", lines]),
    `export type Outcome = ${meanings.map(([name]) => JSON.stringify(name)).join(" | ")};\n`,
    documentation(["What each outcome means, in words."]),
    `export const outcomes: Record<Outcome, string> = ${JSON.stringify(Object.fromEntries(meanings), null, 2)};\n`,
  ].join("\n");
}
