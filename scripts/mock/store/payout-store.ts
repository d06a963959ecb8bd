import type { PlannedDelivery } from "../platform/delivery.ts";
import type { Change, Payout } from "../platform/payout.ts";
import type { DeliveryStore } from "./delivery-store.ts";

/** Which payouts of an account to list. */
export interface PageQuery {
  reference?: string | undefined;
  /** ID of a payout: those created before it. */
  before?: string | undefined;
  /** ID of a payout: those created after it. */
  after?: string | undefined;
  /** Largest number of payouts. */
  size: number;
}

/** Payouts of an account, newest first. */
export interface Page {
  payouts: Payout[];
  /** Whether there are newer ones that fit the query's reference. */
  newer: boolean;
  /** Whether there are older ones that fit the query's reference. */
  older: boolean;
}

/** Where payouts are kept. What a method resolved to is kept for good, whatever happens to the process. */
export interface PayoutStore extends DeliveryStore {
  /** Adds a payout and its callbacks; false, and nothing added, if the account has its reference already. */
  add(payout: Payout, callbacks: PlannedDelivery[]): Promise<boolean>;
  /** Gives a payout its way on, with its callbacks; false, and nothing changed, if it was started already. */
  start(payout: Payout, history: Change[], callbacks: PlannedDelivery[]): Promise<boolean>;
  /** Gives a payout another way on, whatever it was on. Callbacks of what is then not to come are not sent. */
  redirect(payout: Payout, history: Change[], callbacks: PlannedDelivery[]): Promise<void>;
  /** Counts a lookup that was not to find a payout. */
  overlook(id: string): Promise<void>;
  /** Finds by ID, in one account or in all. */
  find(id: string, account?: string): Promise<Payout | undefined>;
  /** Finds by reference, in one account or in all, newest first. */
  findByReference(reference: string, account?: string): Promise<Payout[]>;
  /** The latest payouts of an account or of all, newest first. */
  latest(limit: number, account?: string): Promise<Payout[]>;
  page(account: string, query: PageQuery): Promise<Page>;
  /** Forgets everything, or what one account has. */
  clear(account?: string): Promise<void>;
  /** @throws Unavailable if it can't be asked at present */
  check(): Promise<void>;
  close(): Promise<void>;
}
