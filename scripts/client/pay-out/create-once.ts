import type { Payout } from "../calls/payout.ts";
import { PayoutsError } from "../calls/payouts-error.ts";
import { differences } from "./differences.ts";
import { findPayout } from "./find-payout.ts";
import { ended, note, pause, type Run, stopIfAborted } from "./run.ts";

/**
 * Creates the payout of a run, or finds the one that exists. It creates again only after a lookup that found none, under the
 * same reference; a lookup that is late then meets the platform's own check of references.
 *
 * @returns the payout, and whether the platform said that this run created it
 */
export async function createOnce(run: Run): Promise<[payout: Payout, acknowledged: boolean]> {
  const { client, attributes, attempts, signal } = run;
  const reference = attributes.reference_id;
  let absent = true;
  let refused = false;
  for (let round = 0; round < attempts; round++) {
    stopIfAborted(run);
    if (absent && !refused) {
      try {
        return [await client.createPayoutInvoice(attributes, { signal }), true];
      } catch (error) {
        const failure = note(run, error);
        const { outcome, payout } = failure;
        // After an unknown outcome a refusal says nothing of the payout that may have been created before.
        if (outcome === "not-created" && !run.mayExist) throw new PayoutsError({ ...failure, reference });
        run.mayExist = true;
        refused = outcome !== "unknown";
        if (outcome === "duplicate" && payout) return [meant(run, payout), false];
      }
    }
    await pause(run, round);
    const found = await findPayout(client, reference, signal).catch((error) => note(run, error));
    absent = !found;
    if (found && !(found instanceof PayoutsError)) return [meant(run, found), false];
  }
  throw ended(run, { happened: "not settled" });
}

/** @throws PayoutsError if the payout under the reference is not the one that was meant */
function meant(run: Run, payout: Payout): Payout {
  const different = differences(run.attributes, payout).join(", ");
  if (!different) return payout;
  throw ended(run, {
    outcome: "duplicate",
    payout,
    mayExist: true,
    happened: `the reference is that of another payout, which differs in ${different}`,
    next: "Nothing was created. Give this one a reference of its own.",
  });
}
