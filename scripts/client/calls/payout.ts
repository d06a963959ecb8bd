import type { components } from "../api.d.ts";

export type Payout = components["schemas"]["PayoutInvoice"];
export type CreatePayout = components["schemas"]["CreatePayoutInvoiceAttributes"];

/** Whether a value shows a payout, as far as money depends on it. */
export function isPayout(value: unknown): value is Payout {
  const payout = value as Partial<Payout> | undefined;
  return typeof payout?.id === "string" && typeof payout.attributes?.status === "string";
}
