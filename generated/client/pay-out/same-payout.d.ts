// Generated from spec/ by `npm run build`. Do not edit.

import type { CreatePayout, Payout } from "../calls/payouts-error.js";
/** The member of `metadata` that holds the token of a run. */
export declare const tokenName = "payout_run";
/**
 * Whose token a payout shows. It is `hidden` where none is shown, or no more than a part: a platform may drop metadata, shorten
 * it, or mask it.
 */
export declare function whose({ attributes }: Payout, token: string | undefined): "own" | "other" | "hidden";
/** How a shown value stands to the one that was meant: `unsure` is what rounding, trimming, masking, or hiding can make of it. */
export type Likeness = "same" | "unsure" | "different";
/**
 * Holds a payout that exists against the one that was meant, as far as what is shown says.
 *
 * @returns the likeness of each attribute by which payouts are told apart. A service and a mode that aren't shown differ in
 *   nothing, as some samples of the platform show no service
 */
export declare function compare(meant: CreatePayout, { attributes, relationships }: Payout): Record<string, Likeness>;
/** How many digits an amount has after the point. */
export declare function digitsOf(amount: number): number;
