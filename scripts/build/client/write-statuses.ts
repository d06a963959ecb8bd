import { CheckError } from "../../command-line/command-line.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { operations } from "../../openapi/operations.ts";
import { documentation } from "./documentation.ts";

/**
 * Writes in which status a payout waits for its processing, and after which nothing changes; and which statuses of HTTP the
 * contract knows.
 */
export function writeStatuses(document: OpenApiDocument): string {
  const { "x-initial": initial, "x-final": final } = document.components.schemas.PayoutStatus ?? {};
  if (typeof initial !== "string" || !Array.isArray(final)) {
    throw new CheckError("PayoutStatus: x-initial or x-final is missing. Name the first status, and the final ones.");
  }
  const answers = operations(document).flatMap(({ operation }) => Object.keys(operation.responses));
  const errors = [...new Set(answers)].filter((status) => /^[45]\d\d$/.test(status)).map(Number);
  return [
    documentation(["The status of a payout whose processing has not started."]),
    `export const initialStatus: string = ${JSON.stringify(initial)};\n`,
    documentation(["The statuses after which nothing changes."]),
    `export const finalStatuses: readonly string[] = ${JSON.stringify(final)};\n`,
    documentation(["The HTTP statuses of errors that the documentation describes."]),
    `export const errorStatuses: readonly (number | undefined)[] = ${JSON.stringify(errors.sort())};\n`,
  ].join("\n");
}
