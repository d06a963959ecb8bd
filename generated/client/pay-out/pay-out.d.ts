// Generated from spec/ by `npm run build`. Do not edit.

import { type CreatePayout, type Payout } from "../calls/payouts-error.js";
import type { Outcome } from "../outcomes.js";
import type { PrivateOperations } from "../private-operations.js";
/** How `payOut` goes about it. */
export interface PayOutOptions {
    /** Whether to have the payout processed, too. */
    process?: boolean;
    /**
     * What tells this payout from another's, sent in `metadata` as `payout_run`. Choose one, and store it with the reference before
     * the first call: a call with the same token then goes on where one that died left off. By default each call has a token of its
     * own. `false` sends none; an account whose platform rejects metadata needs that.
     */
    token?: string | false;
    /**
     * Called before processing is requested. Claim it where all your processes look, such as by an update of one row, and return
     * whether you got it: then processing is requested once, however many processes share a token and however late lookups are.
     */
    claim?: () => boolean | Promise<boolean>;
    /** How many times at most to look the payout up, in each of the two steps; 5 by default. */
    attempts?: number;
    /** How long the first wait lasts, in milliseconds; 500 by default. Each further one is twice as long, up to 30,000. */
    backoff?: number;
    /** Ends the run. The error says what is known. */
    signal?: AbortSignal;
    /** Told of each request of the run, so that you can audit it. What it throws is ignored. */
    onAttempt?: (attempt: Attempt) => void;
}
/** One request of a run, and what came of it. */
export interface Attempt {
    /** The `operationId` of what was requested. */
    operation: string;
    /** Counts the requests of the run, from 1. */
    attempt: number;
    /** How long the run waited before it, in milliseconds. */
    wait: number;
    /** HTTP status; undefined where no response could be read. */
    status: number | undefined;
    /** What the response, or its absence, means for the money. */
    outcome: Outcome | undefined;
    /** The server's ID of the request, if it gave one. */
    requestId: string | undefined;
    /** The attributes in which a payout that was shown differs from the one that is meant. */
    differs: string[];
}
/** Creates a payout once, and has it processed once if that is asked for: `PrivateClient.payOut`. */
export declare function payOut(client: PayOutOperations, attributes: CreatePayout, options?: PayOutOptions): Promise<Payout>;
/** The operations that a run needs. */
export type PayOutOperations = Pick<PrivateOperations, "createPayoutInvoice" | "listPayoutInvoices" | "getPayoutInvoice" | "processPayoutInvoice">;
