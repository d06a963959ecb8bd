import type { components } from "../../../generated/client/api.d.ts";
import type { RecordedRequest } from "../log/recorded-request.ts";
import type { Delivery } from "../platform/delivery.ts";

/** What a test can have the mock do, and look into. Times are in milliseconds since 1970, of the mock's own clock. */
export interface Control {
  /** Forgets the payouts of an account or of all, the requests so far and answers that were set. Without an account the clock is the machine's again. */
  reset(account?: string): Promise<void>;
  /** The latest 1,000 requests, the oldest first. */
  requests(): RecordedRequest[];
  /**
   * The latest payouts of an account or of all, newest first, as the private API shows them, each with its `account`.
   *
   * @param limit how many at most; 1,000 by default
   */
  payouts(account?: string, limit?: number): Promise<ListedPayout[]>;
  /**
   * Has a payout reach a status now, by the way that leads there.
   *
   * @throws ControlError if there is no such payout or status
   */
  movePayout(id: string, status: string, resolution?: string): Promise<void>;
  /** The callbacks of a payout or of all, the oldest first; where there is a limit, the latest. */
  deliveries(payout?: string, limit?: number): Promise<Delivery[]>;
  /**
   * The first callback that fits and was sent, as soon as there is one.
   *
   * @param timeout in milliseconds; 5,000 by default
   * @throws ControlError if there is none in time
   */
  waitForDelivery(wanted?: WantedDelivery, timeout?: number): Promise<Delivery>;
  /**
   * Sends the bytes of a callback once more, as a callback of its own.
   *
   * @throws ControlError if it was never sent
   */
  redeliver(id: string): Promise<Delivery>;
  /** The time that the mock lives in. */
  now(): number;
  /** Whether time stands still. */
  held(): boolean;
  /** Has time stand still. */
  hold(): void;
  /** Lets time run on from where it stands. */
  release(): void;
  /** Moves time. Where it is moved on, it resolves when the callbacks that came due on the way were sent, retries included. */
  moveTo(time: number | Date): Promise<void>;
  /**
   * Moves time on by milliseconds, or by a duration such as `90s`, `2h` or `3d`, as `moveTo` does.
   *
   * @throws ControlError if it is no duration
   */
  advance(duration: number | string): Promise<void>;
  /**
   * Has the next requests of an operation answered as if each had asked for it by `Prefer`.
   *
   * @param operation its ID in the contract
   * @throws ControlError if there is no such operation or answer
   */
  answerNext(operation: string, ...answers: NextAnswer[]): void;
}

/** A payout as the private API shows it, with its account. */
export type ListedPayout = components["schemas"]["PayoutInvoice"] & { account: string };

/** Which callback is waited for. */
export interface WantedDelivery {
  /** ID of the payout that it tells of. */
  payout?: string | undefined;
  /** Status that it tells of. */
  status?: string | undefined;
}

/** What a request is to get, as in `Prefer`. */
export interface NextAnswer {
  code?: number;
  example?: string;
  dynamic?: boolean;
  fault?: string;
  late?: number;
}

/** Something that can't be done as it was asked for; its message is one line. */
export class ControlError extends Error {}
