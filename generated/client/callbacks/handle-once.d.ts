// Generated from spec/ by `npm run build`. Do not edit.

import type { PayoutInvoice } from "./parse-callback.js";
import { type Novelty } from "./seen.js";
import type { SeenStore } from "./seen-store.js";
type Work = (novelty: Exclude<Novelty, "old">) => Promise<void>;
/**
 * Does the work of a change once, however often and wherever it comes in, and one change of a payout at a time. Work that
 * fails is not remembered, so that the change is new again when it comes again.
 *
 * @returns whether the change is dealt with; if not, somebody else is still at it
 * @throws whatever the work or the store throws
 */
export declare function handleOnce(invoice: PayoutInvoice, store: SeenStore, work: Work): Promise<boolean>;
export {};
