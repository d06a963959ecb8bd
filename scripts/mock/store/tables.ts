import type { Generated } from "kysely";
import type { Delivery } from "../platform/delivery.ts";

/** A payout, as a row. */
export interface PayoutRow {
  /** Order of creation. */
  sequence: Generated<number>;
  id: string;
  account: string;
  /** In JSON, in which no character of a reference is lost. */
  reference: string;
  /** In JSON. */
  details: string;
  /** In JSON. */
  history: string;
  /** 0 or 1. */
  started: number;
  /** In JSON. */
  callback_logs: Generated<string>;
  late: Generated<number>;
}

/** A delivery, as a row. */
export interface DeliveryRow extends Delivery {
  /** Order of planning. */
  sequence: Generated<number>;
}

export interface Tables {
  payouts: PayoutRow;
  deliveries: DeliveryRow;
}
