import { add, multiply } from "./money.ts";
import type { Change, Payout, PayoutStatus } from "./payout.ts";

/** What a payout is to come to. */
export interface Outcome {
  status: PayoutStatus;
  resolution: string;
}

/** The states that follow `created` on the way to each status. Only what was paid can be cancelled. */
export const ways: Record<PayoutStatus, PayoutStatus[]> = {
  created: [],
  expired: ["processing", "expired"],
  terminated: ["processing", "terminated"],
  processing: ["processing"],
  process_pending: ["processing", "process_pending"],
  processed: ["processing", "processed"],
  partially_processed: ["processing", "partially_processed"],
  process_error: ["processing", "process_error"],
  process_failed: ["processing", "process_failed"],
  canceling: ["processing", "processed", "canceling"],
  cancel_pending: ["processing", "processed", "canceling", "cancel_pending"],
  partially_canceled: ["processing", "processed", "canceling", "partially_canceled"],
  canceled: ["processing", "processed", "canceling", "canceled"],
  cancel_error: ["processing", "processed", "canceling", "cancel_error"],
  cancel_failed: ["processing", "processed", "canceling", "cancel_failed"],
};

/**
 * The states from the start of processing to the outcome.
 *
 * @param start when processing starts, in milliseconds since 1970
 * @param stepDelay how long each state lasts, in milliseconds
 */
export function changesTo({ status, resolution }: Outcome, start: number, stepDelay: number): Change[] {
  const way = ways[status];
  return way.map((step, index) => ({
    at: start + index * stepDelay,
    status: step,
    resolution: index === way.length - 1 ? resolution : "ok",
  }));
}

/** How a payout stands at a time. Amounts are in major units of its currency, times in Unix seconds. */
export interface Standing {
  status: PayoutStatus;
  resolution: string;
  created: number;
  updated: number;
  processed: number | null;
  processed_amount: number | null;
  processed_fee: number;
  processed_writeoff: number | null;
}

/** @param now in milliseconds since 1970 */
export function standingAt({ details, history }: Payout, now: number): Standing {
  const [creation] = history;
  if (!creation) throw new Error("A payout has no history.");
  // A clock that was set back must not undo the creation.
  const past = history.filter(({ at }, index) => index === 0 || at <= now);
  const latest = past.at(-1) ?? creation;
  const payment = past.find(({ status }) => status === "processed" || status === "partially_processed");
  const paid = payment && paidBy(payment, details);
  return {
    status: latest.status,
    resolution: latest.resolution,
    created: seconds(creation.at),
    updated: seconds(latest.at),
    processed: payment ? seconds(payment.at) : null,
    processed_amount: paid ?? null,
    processed_fee: payment ? details.fee : 0,
    processed_writeoff: paid === undefined ? null : add(paid, details.fee),
  };
}

function paidBy({ status }: Change, { amount, currency }: Payout["details"]): number {
  return status === "processed" ? amount : multiply(amount, 0.5, currency);
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
