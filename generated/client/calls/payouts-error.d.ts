// Generated from spec/ by `npm run build`. Do not edit.

import type { components } from "../api.d.ts";
import { type Outcome } from "../outcomes.js";
type Schemas = components["schemas"];
/** Errors in either form of the API: a list, or messages by field. */
export type ApiErrors = Schemas["ErrorDocument"]["errors"] | Schemas["ValidationErrorDocument"]["errors"];
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
    mayExist?: boolean | undefined;
    differs?: readonly string[] | undefined;
    cause?: unknown;
}
/**
 * A call that did not do what it should: an answer that says so, an answer that can't be read, or none. The message says what
 * happened and what to do next. No credentials are in it.
 */
export declare class PayoutsError extends Error {
    readonly name: "PayoutsError";
    /** What was asked for: an `operationId` of the contract, or a function of the client, such as `payOut`. */
    readonly operation: string;
    /** What it means for the money. Only `not-created` says that this request created nothing. */
    readonly outcome: Outcome;
    /** What happened, without the advice that ends the message. */
    readonly happened: string;
    /** HTTP status; undefined where no answer came. */
    readonly status: number | undefined;
    /** The page on the status, relative to the docs site, such as `errors/422.html`. */
    readonly docs: string;
    /** What the answer says, in either form of the API; an empty list where no answer came. */
    readonly errors: ApiErrors;
    /** The messages by field, or by the short names of the errors where a list names no field; empty if no message has a name. */
    readonly fieldErrors: Record<string, string>;
    /** The payout that the answer shows or the call is about, if it is known. */
    readonly payout: Payout | undefined;
    /** The server's ID of the request, if it gave one; name it to the platform's support. */
    readonly requestId: string | undefined;
    /** How many seconds the server asks to wait before the next request, if it does. */
    readonly retryAfter: number | undefined;
    /** Your `reference_id` of the payout, where `payOut` failed. */
    readonly reference: string | undefined;
    /** Whether a payout may exist under `reference`, as far as this call knows. */
    readonly mayExist: boolean;
    /** The attributes in which `payout` is shown otherwise than you meant it, where `payOut` compared them. */
    readonly differs: readonly string[];
    constructor({ next, cause, errors, ...known }: Failure);
}
/** A text from outside, such that nothing but text of one line gets into a message. */
export declare function cleaned(text: unknown): string;
export type Payout = components["schemas"]["PayoutInvoice"];
export type CreatePayout = components["schemas"]["CreatePayoutInvoiceAttributes"];
/** Whether a value shows a payout, as far as money depends on it. An ID of dots alone would lead to another path. */
export declare function isPayout(value: unknown): value is Payout;
export {};
