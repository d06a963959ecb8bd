import { isTestService } from "../catalogue/entry.ts";
import type { Outcome } from "../platform/lifecycle.ts";
import type { Payout } from "../platform/payout.ts";
import { testOutcome } from "../platform/test-outcome.ts";
import type { Platform } from "./platform.ts";

/** What a payout comes to: what the fields of a test service ask for, success with any other. */
export function outcomeOf({ details }: Payout, { catalogue, testFields }: Platform): Outcome {
  return isTestService(catalogue.byCode(details.service), testFields)
    ? testOutcome(details.fields, testFields, Math.random())
    : { status: "processed", resolution: "ok" };
}
