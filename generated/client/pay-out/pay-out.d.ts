// Generated from spec/ by `npm run build`. Do not edit.

import { type CreatePayout, type Failure, type Payout, PayoutsError } from "../calls/payouts-error.js";
import type { PrivateOperations } from "../private-operations.js";
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
/**
 * Creates the payout of a run, or finds the one that exists. It creates again only after a lookup that found none, under the
 * same reference; a lookup that is late then meets the platform's own check of references.
 *
 * @returns the payout, and whether the platform said that this run created it
 */
export declare function createOnce(run: Run): Promise<[payout: Payout, acknowledged: boolean]>;
/**
 * Has a payout processed that this run created, and sends that request once, whatever becomes of it: whether a repeat is safe
 * is not documented. Then, and with a payout of another run, it looks until the payout has moved on.
 */
export declare function processOnce(run: Run, payout: Payout, own: boolean): Promise<Payout>;
/**
 * Looks a payout up by its reference.
 *
 * @returns undefined if the platform says that there is none. It may say so of one that was created a moment ago: that a
 *   lookup sees every creation at once is not documented.
 * @throws PayoutsError if the answer does not say, which a list that holds other payouts doesn't either
 */
export declare function findPayout(client: Pick<PrivateOperations, "listPayoutInvoices">, reference: string, signal?: AbortSignal): Promise<Payout | undefined>;
/** Names what differs between the payout that was meant and one that exists: it is then another payout. */
export declare function differences(meant: CreatePayout, { attributes, relationships }: Payout): string[];
/** The operations that a run needs. */
export type PayOutOperations = Pick<PrivateOperations, "createPayoutInvoice" | "listPayoutInvoices" | "getPayoutInvoice" | "processPayoutInvoice">;
/** One call of `payOut`, and what its parts share. */
export interface Run {
    client: PayOutOperations;
    attributes: CreatePayout;
    attempts: number;
    /** How long the first wait lasts, in milliseconds. */
    backoff: number;
    signal: AbortSignal | undefined;
    /** What is known of the payout so far. */
    mayExist: boolean;
    /** What went wrong last. */
    last?: PayoutsError;
}
/** Waits before the next request of a run, or ends the run where it may not go on. */
export declare function pause(run: Run, round: number): Promise<void>;
/**
 * Goes on, unless the caller has ended the run by its signal.
 *
 * @throws PayoutsError that says what is known
 */
export declare function stopIfAborted(run: Run): void;
/** Takes note of what went wrong. Any other error is a mistake in the call. */
export declare function note(run: Run, error: unknown): PayoutsError;
/** The end of a run without success: what is known of the payout goes with it. */
export declare function ended(run: Run, known: {
    happened: string;
} & Partial<Failure>): PayoutsError;
