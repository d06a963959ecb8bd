// Generated from spec/ by `npm run build`. Do not edit.

import type { CreatePayout } from "../calls/payouts-error.js";
/**
 * Rejects an amount that can't be meant: one with more digits than its currency has, or with the noise of a computation.
 *
 * @throws TypeError that says which amount was likely meant
 */
export declare function checkAmount({ amount, currency }: CreatePayout): void;
