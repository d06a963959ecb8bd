// Generated from spec/ by `npm run build`. Do not edit.

import { longestTimeout } from "../calls/client-options.js";
import { cleaned, isPayout, PayoutsError } from "../calls/payouts-error.js";
import { finalStatuses } from "../statuses.js";
/** How many looks in a row may fail. */
const patience = 5;
/** Looks at a payout until its status is final: `PrivateClient.waitFor`. */
export async function waitFor(client, id, { until = [], interval = 1000, timeout = 600_000, signal } = {}) {
    const enough = new Set([...finalStatuses, ...until]);
    const deadline = performance.now() + timeout;
    let payout;
    const ended = (happened, known = {}) => new PayoutsError({ operation: "waitFor", outcome: "unknown", mayExist: true, happened, payout, ...known });
    for (let round = 0, failed = 0;; round++) {
        let retryAfter = 0;
        try {
            const shown = await client.getPayoutInvoice(id, { signal });
            if (!isPayout(shown))
                throw ended("the response does not show the payout");
            payout = shown;
            if (enough.has(payout.attributes.status))
                return payout;
            failed = 0;
        }
        catch (error) {
            if (!(error instanceof PayoutsError))
                throw error;
            if (signal?.aborted || ++failed === patience)
                throw new PayoutsError({ ...error, payout: payout ?? error.payout });
            retryAfter = error.retryAfter ?? 0;
        }
        const left = deadline - performance.now();
        if (left <= 0) {
            const status = payout ? `still ${cleaned(payout.attributes.status)}` : "not seen";
            throw ended(`${status} after ${timeout} ms`, { next: "Nothing has failed. Wait again, or take callbacks." });
        }
        if (retryAfter * 1000 > left)
            throw ended(`the server asks to wait ${retryAfter} seconds`, { retryAfter });
        await wait(interval, round, retryAfter, signal, left).catch((cause) => {
            throw ended("aborted", { cause });
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
 * @param most how long it lasts at most, in milliseconds
 * @returns how long it was, in milliseconds
 * @throws the signal's reason once it is aborted
 */
export async function wait(first, round, retryAfter, signal, most = longestTimeout) {
    signal?.throwIfAborted();
    const backoff = Math.min(longest, first * 2 ** round) * (0.75 + Math.random() / 2);
    const lasts = Math.min(Math.max(backoff, retryAfter * 1000), most, longestTimeout);
    await new Promise((resolve, reject) => {
        const stop = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const done = () => {
            signal?.removeEventListener("abort", stop);
            resolve();
        };
        const timer = setTimeout(done, lasts);
        signal?.addEventListener("abort", stop);
    });
    return lasts;
}
