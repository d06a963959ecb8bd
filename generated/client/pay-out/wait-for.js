// Generated from spec/ by `npm run build`. Do not edit.

import { PayoutsError } from "../calls/payouts-error.js";
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
/** About how long a wait lasts at most, unless the server asks for more, in milliseconds. */
const longest = 30_000;
/**
 * Waits before another request: longer each time, by chance a little more or less, so that many callers do not come back at
 * once, and never shorter than the server asks for.
 *
 * @param first about how long the first wait lasts, in milliseconds; each further one lasts twice as long
 * @param round from 0
 * @param retryAfter what the server asks for, in seconds
 * @throws the signal's reason once it is aborted
 */
export async function wait(first, round, retryAfter = 0, signal) {
    signal?.throwIfAborted();
    const backoff = Math.min(longest, first * 2 ** round) * (0.75 + Math.random() / 2);
    await new Promise((resolve, reject) => {
        const stop = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const done = () => {
            signal?.removeEventListener("abort", stop);
            resolve();
        };
        const timer = setTimeout(done, Math.max(backoff, retryAfter * 1000));
        signal?.addEventListener("abort", stop);
    });
}
