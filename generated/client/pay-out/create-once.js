// Generated from spec/ by `npm run build`. Do not edit.

import { PayoutsError } from "../calls/payouts-error.js";
import { differences } from "./differences.js";
import { findPayout } from "./find-payout.js";
import { ended, note, pause, stopIfAborted } from "./run.js";
/**
 * Creates the payout of a run, or finds the one that exists. It creates again only after a look-up that found none, under the
 * same reference; a look-up that is late then meets the platform's own check of references.
 */
export async function createOnce(run) {
    const { client, attributes, attempts, signal } = run;
    let absent = true;
    let refused = false;
    for (let round = 0; round < attempts; round++) {
        stopIfAborted(run);
        if (absent && !refused) {
            try {
                return { payout: await client.createPayoutInvoice(attributes, { signal }), acknowledged: true };
            }
            catch (error) {
                const { outcome, payout } = note(run, error);
                // After an unknown outcome a refusal says nothing of the payout that may have been created before.
                if (outcome === "not-created" && !run.mayExist)
                    throw refusal(run, error);
                run.mayExist = true;
                refused = outcome !== "unknown";
                if (outcome === "duplicate" && payout)
                    return existing(run, payout);
            }
        }
        await pause(run, round);
        try {
            const found = await findPayout(client, attributes.reference_id, signal);
            if (found)
                return existing(run, found);
            absent = true;
        }
        catch (error) {
            note(run, error);
            absent = false;
        }
    }
    throw ended(run, { happened: `no answer told after ${attempts} attempts` });
}
function refusal({ attributes }, error) {
    return new PayoutsError({ ...error, reference: attributes.reference_id, mayExist: false });
}
/** @throws PayoutsError if the payout under the reference is not the one that was meant */
function existing(run, payout) {
    const different = differences(run.attributes, payout);
    if (different.length === 0)
        return { payout, acknowledged: false };
    throw ended(run, {
        outcome: "duplicate",
        payout,
        mayExist: true,
        happened: `another payout bears the reference, with a different ${different.join(", ")}`,
        next: "Nothing was created for this one. Give it a reference of its own, if it is still to be paid.",
    });
}
