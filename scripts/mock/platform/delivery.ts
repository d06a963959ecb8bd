/** A callback that is to be sent, or was. Times are in milliseconds since 1970. */
export interface Delivery {
  id: string;
  /** ID of the payout that it tells of. */
  payout: string;
  account: string;
  /** When the change came that it tells of. */
  at: number;
  /** When to send it, or to send it again. */
  due: number;
  /** How often it was sent. */
  attempts: number;
  state: DeliveryState;
  /** The bytes that were sent, as text; every attempt sends the same. */
  body: string | null;
  /** The address that was called, without its query. */
  url: string | null;
  /** The value of the signature's header. */
  signature: string | null;
}

/**
 * - `waiting`: to be sent, or sent again
 * - `delivered`: answered with 200
 * - `given-up`: sent as often as callbacks are
 * - `skipped`: never sent, as its address is not to be called
 */
export type DeliveryState = "waiting" | "delivered" | "given-up" | "skipped";

/** A delivery that was not sent yet. */
export type PlannedDelivery = Pick<Delivery, "id" | "at" | "due">;

/** One attempt to deliver a callback, as `callback_logs` has it. */
export interface CallbackLog {
  /** ID of the delivery, the same for each of its attempts. */
  id: string;
  url: string | null;
  attempt: number;
  /** Date and time of the attempt, in Unix seconds. */
  created: number;
  /** Status of the answer; null if there was none. */
  status: number | null;
  /** Why there was no answer, or no attempt; null if there was one. */
  error: string | null;
}
