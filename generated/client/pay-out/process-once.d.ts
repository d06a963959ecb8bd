// Generated from spec/ by `npm run build`. Do not edit.

import type { Payout } from "../calls/payout.js";
import { type Run } from "./run.js";
/**
 * Has a payout processed that this run created, and sends that request once, whatever becomes of it: whether a repeat is safe
 * is not documented. Then, and with a payout of another run, it looks until the payout has moved on.
 */
export declare function processOnce(run: Run, payout: Payout, own: boolean): Promise<Payout>;
