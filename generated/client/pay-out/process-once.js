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
    if (movedOn(payout))
        return payout;
    stopIfAborted(run);
    if (own) {
        try {
            return await client.processPayoutInvoice(payout.id, { signal });
        }
        catch (error) {
            const shown = note(run, error).payout;
            if (shown && movedOn(shown))
                return shown;
        }
    }
    for (let round = 0; round < attempts; round++) {
        await pause(run, round);
        try {
            const latest = await client.getPayoutInvoice(payout.id, { signal });
            if (movedOn(latest))
                return latest;
        }
        catch (error) {
            note(run, error);
        }
    }
    throw ended(run, {
        payout,
        happened: "the payout exists and waits, and whether its processing was asked for is not known",
        next: `Look ${payout.id} up again, and process it only if you know that nobody has asked for it yet.`,
    });
}
function movedOn({ attributes }) {
    return attributes.status !== initialStatus;
}
