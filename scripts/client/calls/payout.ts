import type { components } from "../api.d.ts";

export type Payout = components["schemas"]["PayoutInvoice"];
export type CreatePayout = components["schemas"]["CreatePayoutInvoiceAttributes"];

/** Whether an answer shows a payout, as far as money depends on it. */
export function isPayout(value: unknown): value is Payout {
  const { id, attributes } = (value ?? {}) as Partial<Payout>;
  return typeof id === "string" && typeof attributes?.status === "string";
}
