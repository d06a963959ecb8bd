import { hash, randomInt } from "node:crypto";
import Big from "big.js";
import type { components } from "../../../generated/client/api.d.ts";
import { fromBig, toBig } from "../../cli/exact-json.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import type { CallbackLog, Delivery } from "../interface.ts";

type Attributes = components["schemas"]["PayoutInvoiceAttributes"];

/** The literals of a union that is open to any other text. */
type Known<Open extends string> = Open extends string ? (string extends Open ? never : Open) : never;

/** A status that the contract knows. The mock has no other, though a response may. */
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
  /** Tells its reference, as it was sent, from others that look the same once masked; left out where nothing in it is masked. */
  digest?: string | undefined;
  /** Every state, the first at creation. Which one holds is a matter of the clock, so that nothing has to run for a payout to move. */
  history: Change[];
  /** Whether processing was asked for. */
  started: boolean;
  /** How many more lookups don't find it yet. */
  lag: number;
  /** Every attempt to deliver a callback, the oldest first. */
  callbackLogs: CallbackLog[];
}

/** What a payout is to come to. */
export interface Outcome {
  status: PayoutStatus;
  resolution: string;
}

/** The states that follow `created` on the way to each status. Only what was paid can be cancelled. */
export const statusPaths: Record<PayoutStatus, PayoutStatus[]> = {
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
  const way = statusPaths[status];
  return way.map((step, index) => ({
    at: start + index * stepDelay,
    status: step,
    resolution: index === way.length - 1 ? resolution : "ok",
  }));
}

/** How a payout stands at a time. Amounts are in major units of its currency, times in Unix seconds. */
interface PayoutState {
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
export function stateAt({ details, history }: Payout, now: number): PayoutState {
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

/** A delivery that was not sent yet. */
export type PlannedDelivery = Pick<Delivery, "id" | "at" | "due">;

/** The time that the mock lives in, in milliseconds since 1970. It runs as the machine's does until somebody holds or moves it. */
export interface Clock {
  now(): number;
  /** Whether time stands still. */
  held(): boolean;
  hold(): void;
  /** Lets time run on from where it stands. */
  release(): void;
  moveTo(time: number): void;
  /** Back to the machine's own time. */
  reset(): void;
  /** Calls whenever time was held, moved or let run. */
  onChange(listener: () => void): void;
}

/**
 * A clock that shows the machine's own time at first.
 *
 * Listeners are called before a change returns, and are never let go of. Other mocks have clocks of their own, whatever store they
 * share.
 */
export function createClock(): Clock {
  const listeners: (() => void)[] = [];
  let ahead = 0;
  let standing: number | undefined;
  const now = () => standing ?? Date.now() + ahead;
  const changed = (time: number, holds: boolean) => {
    standing = holds ? time : undefined;
    ahead = time - Date.now();
    for (const listener of listeners) listener();
  };
  return {
    now,
    held: () => standing !== undefined,
    hold: () => changed(now(), true),
    release: () => changed(now(), false),
    moveTo: (time) => changed(time, standing !== undefined),
    reset: () => changed(Date.now(), false),
    onChange: (listener) => listeners.push(listener),
  };
}

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const length = 16;

/** A fresh ID that nobody can guess: the prefix and 16 letters and digits. */
export function freshId(prefix: string): string {
  let id = prefix;
  for (let index = 0; index < length; index++) id += alphabet[randomInt(alphabet.length)];
  return id;
}

/** The same ID for the same parts, always. They can't be read back from it. */
export function derivedId(prefix: string, ...parts: string[]): string {
  let id = prefix;
  const digest = hash("sha256", JSON.stringify(parts), "buffer");
  for (const byte of digest.subarray(0, length)) id += alphabet[byte % alphabet.length];
  return id;
}

/** How the platform's IDs begin, with the underscore that ends the beginning. */
export interface IdPrefixes {
  invoice: string;
  service: string;
  customer: string;
}

/** Reads the beginnings off the contract's own examples. */
export function readIdPrefixes({ components: { schemas } }: Pick<OpenApiDocument, "components">): IdPrefixes {
  const prefixIn = (schema: string) =>
    /^[^_]+_/.exec(String(schemas[schema]?.properties?.id?.examples?.[0]))?.[0] ?? "";
  return {
    invoice: prefixIn("PayoutInvoice"),
    service: prefixIn("PayoutService"),
    customer: prefixIn("CustomerIdentifier"),
  };
}

const isoCurrencies = new Set(Intl.supportedValuesOf("currency"));

/** Of the currencies that were asked for: it takes long to find out. */
const isoScales = new Map<string, number>();

/** Decimal places of amounts in a currency: the usual ones where ISO 4217 has it, Bitcoin's 8 where it doesn't. */
export function scaleOf(currency: string): number {
  if (!isoCurrencies.has(currency)) return 8;
  const scale = isoScales.get(currency) ?? isoScale(currency);
  isoScales.set(currency, scale);
  return scale;
}

function isoScale(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The exact sum of two amounts, so that 0.1 and 0.2 make 0.3. */
export function add(left: number, right: number): number {
  return right === 0 ? left : fromBig(toBig(left).plus(toBig(right)), left, right);
}

/** An amount times a rate, rounded to the scale of a currency. What would vanish that way keeps its leading digits. */
export function multiply(amount: number, rate: number, currency: string): number {
  return rate === 1 ? amount : rounded(toBig(amount).times(rate), currency, Big.roundHalfUp, amount);
}

/** An amount divided by a rate, rounded to the scale of a currency: to the nearest, or in the direction that is asked for. */
export function divide(amount: number, rate: number, currency: string, mode: Big.RoundingMode = Big.roundHalfUp) {
  return rate === 1 ? amount : rounded(toBig(amount).div(rate), currency, mode, amount);
}

/** An amount with all the decimal places of its currency, and more if it has them, such as `10.00`. */
export function withPlaces(amount: number, currency: string): string {
  const exact = toBig(amount);
  return exact.toFixed(Math.max(scaleOf(currency), exact.c.length - exact.e - 1));
}

function rounded(exact: Big, currency: string, mode: Big.RoundingMode, source: number): number {
  const near = exact.round(scaleOf(currency), mode);
  return fromBig(near.eq(0) ? exact.prec(6, mode) : near, source);
}
