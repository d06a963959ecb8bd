// Generated from spec/ by `npm run build`. Do not edit.

import { PayoutsError } from "../calls/payouts-error.js";
import { wait } from "../calls/wait.js";
import { finalStatuses } from "../statuses.js";
/** How many looks in a row may fail. */
const patience = 5;
/** Looks at a payout until its status is final: `PrivateClient.waitFor`. */
export async function waitFor(client, id, { until = [], interval = 1000, signal } = {}) {
    const enough = new Set([...finalStatuses, ...until]);
    let payout;
    for (let round = 0, failed = 0;; round++) {
        let retryAfter;
        try {
            payout = await client.getPayoutInvoice(id, { signal });
            if (enough.has(payout.attributes.status))
                return payout;
            failed = 0;
        }
        catch (error) {
            if (!(error instanceof PayoutsError) || signal?.aborted || ++failed === patience)
                throw error;
            retryAfter = error.retryAfter;
        }
        await wait(interval, round, retryAfter, signal).catch((cause) => {
            throw new PayoutsError({ operation: "waitFor", outcome: "unknown", happened: "aborted", payout, cause });
        });
    }
}
