// Generated from spec/ by `npm run build`. Do not edit.

import type { CreatePayout } from "../calls/payout.js";
import { type Failure, PayoutsError } from "../calls/payouts-error.js";
import type { PrivateOperations } from "../private-operations.js";
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
