import { createCall } from "./calls/call.ts";
import { type ClientOptions, checkOptions } from "./calls/client-options.ts";
import { createPathClient } from "./calls/create-path-client.ts";
import type { Client } from "./calls/openapi-fetch.ts";
import type { CreatePayout, Payout } from "./calls/payouts-error.ts";
import { type Attempt, type PayOutOptions, payOut } from "./pay-out/pay-out.ts";
import { type WaitForOptions, waitFor } from "./pay-out/wait-for.ts";
import type { paths } from "./private-api.d.ts";
import { methods } from "./private-methods.js";
import { type PrivateOperations, privateOperations } from "./private-operations.js";

export type { CallOptions, ResponseInfo } from "./calls/call.ts";
export type { BodyReader, ClientOptions, Fetch, FetchedResponse, FetchInit } from "./calls/client-options.ts";
export type { Listing, Paged } from "./calls/pages.ts";
export { type ApiErrors, type CreatePayout, type Failure, type Payout, PayoutsError } from "./calls/payouts-error.ts";
export type { Outcome } from "./outcomes.js";
export type * from "./private-operations.js";
export type * from "./schemas.d.ts";
export type { Attempt, PayOutOptions, WaitForOptions };

/** What a private client needs to know. */
export interface PrivateClientOptions extends ClientOptions {
  /** The commerce account's ID: the user name of Basic authentication. */
  accountId: string;
  /** The account's API key: the password of Basic authentication. Keep it on the server. */
  apiKey: string;
}

/** A client of the private API that is typed by path, and no more. */
export type PrivatePathClient = Pick<Client<paths>, (typeof methods)[number]>;

/**
 * A client of the private API. Each operation of the contract is a function, which resolves to what the API shows or rejects
 * with a {@link PayoutsError}. The functions that are named after
 * HTTP methods, such as `GET`, call by path, and resolve to `{ data, response }` or `{ error, response }`.
 */
export interface PrivateClient extends PrivatePathClient, PrivateOperations {
  /**
   * Creates a payout, and has it processed if you ask for it: once, whatever fails on the way.
   *
   * Before the first call, store `reference_id` where it outlives the process, with all that you pay out under it, and a `token`
   * of your own. After an error that says `unknown`, after a crash, days later: call `payOut` again with the same attributes and
   * the same token. A reference does not expire. Never take a fresh reference for a payout that may exist.
   *
   * - A response that says `not-created` fails at once. With a token of your own it is about this request alone, so that `payOut`
   *   first looks for what an earlier call may have created. It does so as well if what is rejected is the reference, or a payout
   *   is shown, since then the reference may be taken.
   * - No response, one that can't be read, or one that says `unknown`: `payOut` looks the reference up. It creates the payout
   *   again, under the same reference, only after two lookups, some time apart, that found nothing. That a lookup sees each
   *   creation at once is not documented, so that one that finds nothing is never taken as proof that there is nothing.
   * - A payout that shows the call's token is the call's own, whatever else it shows: `onAttempt` tells what differs.
   * - Any other payout under the reference is compared. If nothing differs, it is returned. If only rounding, trimming, masking,
   *   or hiding can have made the difference, the outcome is `unknown`, and if nothing of that can, `duplicate`.
   *
   * With `process`, processing is requested once, and only for the call's own payout; whether a repeat is safe is not
   * documented. A payout of another call, or one whose processing had no clear response, is watched instead: the call resolves
   * when it has moved on, and else rejects with the payout in the error, for you to decide. One that is older than the call by
   * the server's own clock is watched before its processing is requested, even if a 201 shows it. With `options.auto_process` nothing
   * is requested, as the platform processes the payout by itself.
   *
   * A call with a token of your own also processes a payout that an earlier call with the token created and that still waits
   * after all looks. That is once as long as no two calls with one token run at the same time, and the platform shows a
   * processing that has begun within these looks. `claim` makes it once without either condition.
   *
   * @returns the payout as it was last seen; `waitFor` waits for its end
   * @throws PayoutsError with `reference`, and `mayExist`, which says whether a payout may exist. With `not-created` this call
   *   created none; with `duplicate` the reference belongs to another payout; with `unknown` nothing may be paid again.
   * @throws TypeError if the call is wrong, such as an amount with more digits than its currency has; nothing was sent
   */
  payOut(attributes: CreatePayout, options?: PayOutOptions): Promise<Payout>;

  /**
   * Looks at a payout, ever less often, until its status is final, for ten minutes at most unless you set `timeout`. A status
   * that is not known is not final, and neither is one that can still change: name it in `until` to stop there.
   *
   * @throws PayoutsError with `payout` as it was last seen, if the time is over, five looks in a row fail, the server asks to
   *   wait for longer than there is time, or the signal ends the waiting. None of these says that the payout failed
   */
  waitFor(id: string, options?: WaitForOptions): Promise<Payout>;
}

/**
 * Makes a client of the private API. Amounts are in major units of the currency, times in Unix seconds.
 *
 * @throws TypeError if an option is missing or can't work
 */
export function createPrivateClient(options: PrivateClientOptions): PrivateClient {
  const client = createFetchClient(options);
  const operations = privateOperations(createCall(client));
  return {
    ...client,
    ...operations,
    payOut: (attributes, settings) => payOut(operations, attributes, settings),
    waitFor: (id, settings) => waitFor(operations, id, settings),
  };
}

/**
 * Makes the part of the client that is typed by path, for programs in which every byte counts. An error always has the API's
 * form, even if a proxy responded without a body. A call that rejects had no response that could be read: its outcome is unknown.
 *
 * @throws TypeError if an option is missing or can't work
 */
export function createPrivatePathClient(options: PrivateClientOptions): PrivatePathClient {
  return createFetchClient(options);
}

function createFetchClient(options: PrivateClientOptions): Client<paths> {
  const { accountId, apiKey } = options;
  // A colon would end the user name: https://www.rfc-editor.org/rfc/rfc7617#section-2
  checkOptions(options, { accountId: /^[^:\p{Cc}]+$/u, apiKey: /^\P{Cc}+$/u });
  const credentials = base64(`${accountId}:${apiKey}`);
  return createPathClient(options, methods, `Basic ${credentials}`, [credentials, apiKey]);
}

/** Base64 of a text's UTF-8 bytes, which RFC 7617 leaves to servers to ask for and all of them take. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
