import type { components } from "../../../generated/client/api.d.ts";

import type { CallbackLog } from "./delivery.ts";

type Attributes = components["schemas"]["PayoutInvoiceAttributes"];

/** The literals of a union that is open to any other text. */
type Known<Open extends string> = Open extends string ? (string extends Open ? never : Open) : never;

/** A status that the contract knows. The mock has no other, though an answer may. */
export type PayoutStatus = Known<components["schemas"]["PayoutStatus"]>;

/** A resolution that the contract knows. */
export type PayoutResolution = Known<components["schemas"]["PayoutResolution"]>;

/** What a payout's creation settled, and nothing changes later. Card numbers in it are masked already. */
export interface PayoutDetails
  extends Pick<
    Attributes,
    | "reference_id"
    | "amount"
    | "currency"
    | "service_amount"
    | "service_currency"
    | "exchange_rate"
    | "fee"
    | "writeoff"
    | "test_mode"
    | "description"
    | "callback_url"
  > {
  service: string;
  service_method: string;
  fields: Record<string, unknown>;
  metadata: Record<string, unknown>;
  /** The platform's ID of the customer; null if the request named none. */
  customer: string | null;
}

/** A state that a payout reaches. */
export interface Change {
  /** When, in milliseconds since 1970; it may be still to come. */
  at: number;
  status: PayoutStatus;
  resolution: string;
}

export interface Payout {
  id: string;
  account: string;
  details: PayoutDetails;
  /** Every state, the first at creation. Which one holds is a matter of the clock, so that nothing has to run for a payout to move. */
  history: Change[];
  /** Whether processing was asked for. */
  started: boolean;
  /** How many lookups are still not to find it. */
  late: number;
  /** Every attempt to deliver a callback, the oldest first. */
  callbackLogs: CallbackLog[];
}
