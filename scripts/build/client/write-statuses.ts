import { CheckError } from "../../command-line/command-line.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { documentation } from "./documentation.ts";

/** Writes in which status a payout waits for its processing, and after which nothing changes. */
export function writeStatuses({ components }: OpenApiDocument): string {
  const { "x-initial": initial, "x-final": final } = components.schemas.PayoutStatus ?? {};
  if (typeof initial !== "string" || !Array.isArray(final)) {
    throw new CheckError("PayoutStatus: x-initial or x-final is missing. Name the first status, and the final ones.");
  }
  return [
    documentation(["The status of a payout whose processing has not started."]),
    `export const initialStatus: string = ${JSON.stringify(initial)};\n`,
    documentation(["The statuses after which nothing changes."]),
    `export const finalStatuses: readonly string[] = ${JSON.stringify(final)};\n`,
  ].join("\n");
}
