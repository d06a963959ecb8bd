// Generated from spec/ by `npm run build`. Do not edit.

import type { CreatePayout, Payout } from "../calls/payout.js";
import type { PayOutOperations } from "./run.js";
/** How `payOut` goes about it. */
export interface PayOutOptions {
    /**
     * Whether to have the payout processed, too. A token is then sent in `metadata`, as `payout_run`, by which the run knows a
     * payout that it created itself.
     */
    process?: boolean;
    /** How many times at most to create, and then to look up; 5 by default. */
    attempts?: number;
    /** How long the first wait lasts, in milliseconds; 500 by default. Each further one is twice as long, up to 30,000. */
    backoff?: number;
    /** Ends the run. The error says what is known. */
    signal?: AbortSignal;
}
/** Creates a payout once, and has it processed once if that is asked for: `PrivateClient.payOut`. */
export declare function payOut(client: PayOutOperations, attributes: CreatePayout, options?: PayOutOptions): Promise<Payout>;
