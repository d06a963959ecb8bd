import type { components } from "../../../generated/client/api.d.ts";
import { type Outcome, ways } from "./lifecycle.ts";
import type { PayoutStatus } from "./payout.ts";

const statusField = "test_details_payout_status";
const resolutionField = "test_details_payout_resolution";
const rateField = "test_details_success_rate";

/** Why a payout has a status, where a test asks for the status alone. */
const usualResolutions: Partial<Record<PayoutStatus, string>> = {
  expired: "operation_expired",
  process_pending: "unknown",
  process_error: "general_error",
  process_failed: "processing_error",
  cancel_pending: "unknown",
  cancel_error: "general_error",
  cancel_failed: "processing_error",
};

/** Finds fault with a status that is not published, and with a resolution that can't be one. */
export function testFieldErrors(fields: Record<string, unknown>): components["schemas"]["FieldErrors"] {
  const status = codeIn(fields, statusField);
  const resolution = codeIn(fields, resolutionField);
  return {
    ...(status === undefined || Object.hasOwn(ways, status)
      ? {}
      : {
          [`fields.${statusField}`]: `This value should be one of ${Object.keys(ways).join(", ").replaceAll("_", "-")}.`,
        }),
    ...(resolution === undefined || /^[a-z]/.test(resolution)
      ? {}
      : { [`fields.${resolutionField}`]: "This value should be the name of a resolution: it begins with a letter." }),
  };
}

/**
 * What the fields of a test service ask for. A status or resolution that is named is what comes; the success rate decides
 * where no status is named.
 *
 * @param chance from 0 to 1, compared with the success rate
 */
export function testOutcome(fields: Record<string, unknown>, chance: number): Outcome {
  const resolution = codeIn(fields, resolutionField);
  // An empty text is as good as none.
  const rate = fields[rateField] === "" ? 100 : Number(fields[rateField] ?? 100);
  const succeeds = chance * 100 < rate && (resolution ?? "ok") === "ok";
  const named = codeIn(fields, statusField) as PayoutStatus | undefined;
  const status = named ?? (succeeds ? "processed" : "process_failed");
  return { status, resolution: resolution ?? usualResolutions[status] ?? "ok" };
}

/** The documented pattern has no underscore, so spaces and hyphens stand for it. */
function codeIn(fields: Record<string, unknown>, name: string): string | undefined {
  const value = fields[name];
  if (typeof value !== "string" || value === "") return undefined;
  return value
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
}
