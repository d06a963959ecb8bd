// Generated from spec/ by `npm run build`. Do not edit.

import { initialStatus } from "../statuses.js";
import { ended, note, pause, stopIfAborted } from "./run.js";
/**
 * Has a payout processed that this run created, and sends that request once, whatever becomes of it: whether a repeat is safe
 * is not documented. Then, and with a payout of another run, it looks until the payout has moved on.
 */
export async function processOnce(run, payout, own) {
    const { client, attempts, signal } = run;
    run.mayExist = true;
    let latest = payout;
    // The first round sends; the others look.
    for (let round = own ? 0 : 1;; round++) {
        if (latest && latest.attributes.status !== initialStatus)
            return latest;
        if (round > attempts)
            break;
        await (round === 0 ? stopIfAborted(run) : pause(run, round - 1));
        try {
            if (round === 0)
                return await client.processPayoutInvoice(payout.id, { signal });
            latest = await client.getPayoutInvoice(payout.id, { signal });
        }
        catch (error) {
            latest = note(run, error).payout;
        }
    }
    throw ended(run, {
        payout,
        happened: "whether processing was asked for is not known",
        next: `Look ${payout.id} up, and process it only if nobody has.`,
    });
}
