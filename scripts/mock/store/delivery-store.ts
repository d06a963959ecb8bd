import type { CallbackLog, Delivery } from "../platform/delivery.ts";

/** What came of an attempt, and what is to become of the delivery. */
export interface Settlement extends Pick<Delivery, "state" | "due" | "attempts" | "body" | "url" | "signature"> {
  log: CallbackLog;
}

/** Where callbacks wait, and where it is kept what became of them. */
export interface DeliveryStore {
  /**
   * The deliveries that are due. In order, a payout has one at a time, its oldest, and changes that came before the first
   * attempt make one delivery. What is taken is nobody else's until it is settled or given back.
   *
   * @param now in milliseconds since 1970
   * @param ordered whether each payout's callbacks keep their order
   * @param busy what is under way: IDs of payouts if in order, else of deliveries
   * @param limit largest number of deliveries
   */
  takeDue(now: number, ordered: boolean, busy: string[], limit: number): Promise<Delivery[]>;
  /** Lets other replicas take a delivery that was taken here, unless it was settled. */
  giveBack(delivery: Delivery): Promise<void>;
  /** When the first delivery after a time is due, in milliseconds since 1970. */
  nextDue(now: number): Promise<number | undefined>;
  /** How long at most to wait in milliseconds before asking again what is due, as other replicas may have left something. */
  patience: number;
  /** Keeps what came of an attempt, with the payout's log, unless the delivery was taken from here meanwhile. */
  settle(delivery: Delivery, settlement: Settlement): Promise<void>;
  /** Has the bytes of a delivery sent once more, as a delivery of its own; undefined if it was never sent. */
  repeat(id: string, fresh: Pick<Delivery, "id" | "due">): Promise<Delivery | undefined>;
  /** The deliveries of a payout, or of all, the oldest first; where there is a limit, the latest. */
  deliveries(payout?: string, limit?: number): Promise<Delivery[]>;
}
