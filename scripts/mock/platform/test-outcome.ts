import { UsageError } from "../../cli/command-line.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import type { FieldErrors } from "../http/exchange.ts";
import { type Outcome, type PayoutResolution, type PayoutStatus, statusPaths } from "./payout.ts";

/** Why a payout has a status, where a test asks for the status alone. */
const usualResolutions: Partial<Record<PayoutStatus, PayoutResolution>> = {
  expired: "operation_expired",
  process_pending: "unknown",
  process_error: "general_error",
  process_failed: "processing_error",
  cancel_pending: "unknown",
  cancel_error: "general_error",
  cancel_failed: "processing_error",
};

/** Finds fault with a status that is not published, and with a resolution that can't be one. */
export function testFieldErrors(fields: Record<string, unknown>, names: TestFields): FieldErrors {
  const status = codeIn(fields, names.status);
  const resolution = codeIn(fields, names.resolution);
  return {
    ...(status === undefined || Object.hasOwn(statusPaths, status)
      ? {}
      : {
          [`fields.${names.status}`]: `This value should be one of ${Object.keys(statusPaths).join(", ").replaceAll("_", "-")}.`,
        }),
    ...(resolution === undefined || /^[a-z]/.test(resolution)
      ? {}
      : { [`fields.${names.resolution}`]: "This value should be the name of a resolution: it begins with a letter." }),
  };
}

/**
 * What the fields of a test service ask for. A status or resolution that is named is what comes; the success rate decides
 * where no status is named.
 *
 * @param chance from 0 to 1, compared with the success rate
 */
export function testOutcome(fields: Record<string, unknown>, names: TestFields, chance: number): Outcome {
  const resolution = codeIn(fields, names.resolution);
  // An empty text is as good as none.
  const given = fields[names["success-rate"]];
  const rate = given === "" ? 100 : Number(given ?? 100);
  const succeeds = chance * 100 < rate && (resolution ?? "ok") === "ok";
  const named = codeIn(fields, names.status) as PayoutStatus | undefined;
  const status = named ?? (succeeds ? "processed" : "process_failed");
  return { status, resolution: resolution ?? usualResolution(status) };
}

/** Why a payout has a status, where nothing else is said. */
export function usualResolution(status: PayoutStatus): PayoutResolution {
  return usualResolutions[status] ?? "ok";
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

/** The method of test services, and which of their fields decide what becomes of a payout. */
export interface TestFields {
  method: string;
  status: string;
  resolution: string;
  "success-rate": string;
}

/**
 * Reads `x-test-fields` of the contract's schema `PayoutFields`.
 *
 * @throws UsageError if the contract doesn't say
 */
export function readTestFields({ components: { schemas } }: Pick<OpenApiDocument, "components">): TestFields {
  const named = schemas.PayoutFields?.["x-test-fields"];
  if (!named) throw new UsageError("The contract's schema PayoutFields has no x-test-fields. Name them there.");
  return named as TestFields;
}
