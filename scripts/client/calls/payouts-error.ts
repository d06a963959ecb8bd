import type { components } from "../api.d.ts";
import { type Outcome, outcomes } from "../outcomes.js";
import { textOf } from "./client-options.ts";

/** Errors in either form of the API: a list, or messages by field. */
export type ApiErrors =
  | components["schemas"]["ErrorDocument"]["errors"]
  | components["schemas"]["ValidationErrorDocument"]["errors"];

/** What is known of a failure. */
export interface Failure {
  /** What was asked for: an `operationId` of the contract, or a function of the client. */
  operation: string;
  outcome: Outcome;
  /** What happened, without a full stop. */
  happened: string;
  /** What to do next, where it is not what the outcome says. */
  next?: string | undefined;
  status?: number | undefined;
  errors?: ApiErrors | undefined;
  payout?: Payout | undefined;
  requestId?: string | undefined;
  retryAfter?: number | undefined;
  reference?: string | undefined;
  differs?: readonly string[] | undefined;
  cause?: unknown;
}

/**
 * A call that did not do what it should: a response that says so, a response that can't be read, or none. The message says what
 * happened and what to do next. No credentials are in it.
 */
export class PayoutsError extends Error {
  declare readonly name: "PayoutsError";
  /** What was asked for: an `operationId` of the contract, or a function of the client, such as `payOut`. */
  declare readonly operation: string;
  /** What it means for the money. Only `not-created` says that this request created nothing. */
  declare readonly outcome: Outcome;
  /** What happened, without the advice that ends the message. */
  declare readonly happened: string;
  /** HTTP status; undefined where no response came. */
  declare readonly status: number | undefined;
  /** Where the docs site speaks of the status, relative to the site, such as `guides/errors.html#422`. */
  declare readonly docs: string;
  /** What the response says, in either form of the API; an empty list where no response came. */
  declare readonly errors: ApiErrors;
  /** The messages by field, or by the short names of the errors where a list names no field; empty if no message has a name. */
  declare readonly fieldErrors: Record<string, string>;
  /** The payout that the response shows or the call is about, if it is known. */
  declare readonly payout: Payout | undefined;
  /** The server's ID of the request, if it gave one; name it to the platform's support. */
  declare readonly requestId: string | undefined;
  /** How many seconds the server asks to wait before the next request, if it does. */
  declare readonly retryAfter: number | undefined;
  /** Your `reference_id` of the payout, where `payOut` failed. */
  declare readonly reference: string | undefined;
  /** Whether a payout may exist under `reference`, as far as this call knows. */
  declare readonly mayExist: boolean;
  /** The attributes in which `payout` is shown otherwise than you meant it, where `payOut` compared them. */
  declare readonly differs: readonly string[];

  constructor({ next, cause, errors = [], ...known }: Failure) {
    const { operation, outcome, happened, status } = known;
    const fieldErrors = fieldErrorsOf(errors);
    const fields = Object.keys(fieldErrors).slice(0, 9).map(cleaned).join(", ");
    super(`${operation}: ${happened}${fields && ` (${fields})`}. ${next ?? outcomes[outcome]}`, { cause });
    const mayExist = outcome !== "not-created" && outcome !== "none";
    const docs = `guides/errors.html#${status ?? ""}`;
    Object.assign(this, { name: "PayoutsError", differs: [], ...known, mayExist, docs, errors, fieldErrors });
  }
}

/** A list may name a field by a JSON:API `source`; else the short name of the error stands for it. */
function fieldErrorsOf(errors: ApiErrors): Record<string, string> {
  const named = new Map<string | undefined, string>();
  for (const [key, error] of Object.entries(errors)) {
    const { source, title, detail } = Array.isArray(errors) ? Object(error) : { title: key, detail: error };
    const { parameter, pointer } = Object(source);
    const name = textOf(parameter ?? pointer ?? title ?? "").replace(/.*\//, "");
    const texts = [named.get(name) ?? [], detail].flat().map(textOf);
    if (name && detail !== undefined) named.set(name, texts.join(" "));
  }
  return Object.fromEntries(named);
}

/** A text from outside, such that nothing but text of one line gets into a message. */
export function cleaned(text: unknown): string {
  return textOf(text).replaceAll(/\p{C}/gu, "?").slice(0, 80);
}

/** A payout, as the private API shows it. */
export type Payout = components["schemas"]["PayoutInvoice"];

/** What a payout is created with. */
export type CreatePayout = components["schemas"]["CreatePayoutInvoiceAttributes"];

/** Whether a value shows a payout, as far as money depends on it. An ID of dots alone would lead to another path. */
export function isPayout(value: unknown): value is Payout {
  const { id, attributes } = Object(value);
  return typeof id === "string" && /[^.]/.test(id) && typeof attributes?.status === "string";
}

/** The failure of a call whose response does not show the payout that it should, so that nothing is known of it. */
export function notShown(operation: string, { status, requestId }: Partial<Failure> = {}): PayoutsError {
  return new PayoutsError({ operation, outcome: "unknown", happened: "the payout is not shown", status, requestId });
}
