// Generated from spec/ by `npm run build`. Do not edit.

import type { components } from "../api.d.ts";
export type Payout = components["schemas"]["PayoutInvoice"];
export type CreatePayout = components["schemas"]["CreatePayoutInvoiceAttributes"];
/** Whether a value shows a payout, as far as money depends on it. */
export declare function isPayout(value: unknown): value is Payout;
