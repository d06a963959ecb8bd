// Generated from spec/ by `npm run build`. Do not edit.

import { type Payout } from "../calls/payouts-error.js";
import type { PrivateOperations } from "../private-operations.js";
/** How `waitFor` goes about it. */
export interface WaitForOptions {
    /** Statuses to stop at, besides the final ones, such as `processed`, which is paid and can still be cancelled. */
    until?: readonly Payout["attributes"]["status"][];
    /** How long to wait before the second look, in milliseconds; 1,000 by default. Then twice as long each time, up to 30,000. */
    interval?: number;
    /** How long to wait in all, in milliseconds; 600,000 by default, which is ten minutes. `Infinity` is as long as it takes. */
    timeout?: number;
    /** Ends the waiting. */
    signal?: AbortSignal;
}
/** Looks at a payout until its status is final: `PrivateClient.waitFor`. */
export declare function waitFor(client: Pick<PrivateOperations, "getPayoutInvoice">, id: string, { until, interval, timeout, signal }?: WaitForOptions): Promise<Payout>;
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
export declare function wait(first: number, round: number, retryAfter: number, signal?: AbortSignal, most?: number): Promise<number>;
