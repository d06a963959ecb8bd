// Generated from spec/ by `npm run build`. Do not edit.

import type { Payout } from "../calls/payout.js";
import type { PrivateOperations } from "../private-operations.js";
/** How `waitFor` goes about it. */
export interface WaitForOptions {
    /** Statuses to stop at, besides the final ones, such as `processed`, which is paid and can still be cancelled. */
    until?: readonly Payout["attributes"]["status"][];
    /** How long to wait before the second look, in milliseconds; 1,000 by default. Then twice as long each time, up to 30,000. */
    interval?: number;
    /** Ends the waiting. */
    signal?: AbortSignal;
}
/** Looks at a payout until its status is final: `PrivateClient.waitFor`. */
export declare function waitFor(client: Pick<PrivateOperations, "getPayoutInvoice">, id: string, { until, interval, signal }?: WaitForOptions): Promise<Payout>;
