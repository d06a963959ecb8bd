import { UsageError } from "../../command-line/command-line.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";

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
export function readTestFields({ components: { schemas } }: OpenApiDocument): TestFields {
  const named = schemas.PayoutFields?.["x-test-fields"];
  if (!named) throw new UsageError("The contract's schema PayoutFields has no x-test-fields. Name them there.");
  return named as TestFields;
}
