// Generated from spec/ by `npm run build`. Do not edit.

import type { Payout } from "../calls/payout.js";
import { type Run } from "./run.js";
/**
 * Creates the payout of a run, or finds the one that exists. It creates again only after a lookup that found none, under the
 * same reference; a lookup that is late then meets the platform's own check of references.
 *
 * @returns the payout, and whether the platform said that this run created it
 */
export declare function createOnce(run: Run): Promise<[payout: Payout, acknowledged: boolean]>;
