// Generated from spec/ by `npm run build`. Do not edit.

import type { Payout } from "../calls/payout.js";
import type { PrivateOperations } from "../private-operations.js";
/**
 * Looks a payout up by its reference.
 *
 * @returns undefined if the platform says that there is none. It may say so of one that was created a moment ago: that a
 *   lookup sees every creation at once is not documented.
 * @throws PayoutsError if the answer does not say, which a list that holds other payouts doesn't either
 */
export declare function findPayout(client: Pick<PrivateOperations, "listPayoutInvoices">, reference: string, signal?: AbortSignal): Promise<Payout | undefined>;
