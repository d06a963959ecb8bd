import type { Transaction } from "kysely";
import type { Delivery, PlannedDelivery } from "../platform/delivery.ts";
import type { Tables } from "./tables.ts";

/** Says when a delivery is to be sent, and by whom. What it tells of, and what became of it, is in the table of deliveries. */
export interface DeliveryQueue {
  /** Has deliveries of a payout wait from the end of the transaction that planned them. */
  push(transaction: Transaction<Tables>, payout: string, planned: Pick<PlannedDelivery, "due">[]): Promise<void>;
  /** Takes what is due, as `DeliveryStore.takeDue` has it. */
  take(now: number, ordered: boolean, busy: string[], limit: number): Promise<Delivery[]>;
  /**
   * Ends what `take` began, as a part of the transaction that keeps what came of it.
   *
   * @param again when to send it once more, if at all
   * @returns false if it was taken from here meanwhile, so that nothing is to be kept
   */
  finish(transaction: Transaction<Tables>, delivery: Delivery, again: number | undefined): Promise<boolean>;
  /** How long at most to wait in milliseconds before looking again, as others may have left something. */
  patience: number;
  /** Lets others take what was taken here, unless it was finished. */
  giveBack(delivery: Delivery): Promise<void>;
  close(): Promise<void>;
}
