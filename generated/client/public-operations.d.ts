// Generated from spec/ by `npm run build`. Do not edit.

import type { Call, CallOptions } from "./calls/call.js";
import type { Listing, Paged } from "./calls/pages.js";
import type { operations } from "./public-api.d.ts";
import type { PayoutPrerequest, PayoutPrerequestResult, PublicPayoutInvoice, PublicPayoutInvoiceList } from "./schemas.d.ts";

/**
 * The query of `listPublicPayoutInvoices`: Find a payout by reference.
 */
export type ListPublicPayoutInvoicesQuery = NonNullable<operations["listPublicPayoutInvoices"]["parameters"]["query"]>;

/**
 * What the public API does, a function for each operation.
 */
export interface PublicOperations {
  /**
   * Find services for an amount.
   *
   * Returns the payout services that can pay this amount in this currency, with the fields that each needs. Creates nothing and moves no money. The platform's own SDK also sends `include[]` in the query; what it may name is not documented.
   *
   * @param body The amount to pay out, and the public key of the account.
   * @param options What is set for this call alone.
   * @returns The services that fit, if any.
   * @throws PayoutsError
   * - 400, `none`: The request could not be read, for example because its JSON is broken. No payout is involved. Correct the request, then ask again.
   * - 401, `none`: The credentials are missing or wrong. No payout is involved. Check the public key in the body, then ask again.
   * - 403, `none`: The caller is known but may not do this. No payout is involved. Check which account the key belongs to and what it may do, then ask again.
   * - 404, `none`: Nothing was found at this address. No payout is involved. Check the address, then ask again.
   * - 405, `none`: The HTTP method is known but switched off at this address. No payout is involved. Check the method and the address, then ask again.
   * - 422, `none`: The request was read, but a value in it can't be accepted. `errors` says what is wrong: with each field, or in a list. No payout is involved. Correct the fields, then ask again.
   * - 429, `none`: Too many requests came at once, or this one repeats another. No payout is involved. Wait, as long as `Retry-After` asks where it is there, then ask again.
   * - 500, `none`: The platform failed in a way that it did not foresee. No payout is involved. Wait a little, then ask again.
   * - 502, `none`: A system behind the platform sent a response that the platform could not use. No payout is involved. Wait a little, then ask again.
   * - 503, `none`: The platform is overloaded or down for maintenance. No payout is involved. Wait a little, then ask again.
   * - 504, `none`: A system behind the platform did not respond in time. No payout is involved. Wait a little, then ask again.
   * - default, `none`: A status that the documentation does not list. No payout is involved. Wait a little, then ask again.
   */
  createPayoutPrerequest(body: Omit<PayoutPrerequest, "public_key">, options?: CallOptions): Promise<PayoutPrerequestResult>;
  /**
   * Find a payout by reference.
   *
   * Returns the public part of the payout that was created under your reference, which is its amounts, status, and times, but not the recipient. Send the public key, because a reference is unique only within an account. The documentation shows no response to this lookup. Expect a list, and treat an empty one and a 404 alike, as "none found with this key".
   *
   * @param query The parameters of the query, by name.
   * @param options What is set for this call alone.
   * @returns The payouts that have the reference. An empty list means that none was found with this key; only the account's own lookup can tell that there is none.
   * @throws PayoutsError
   * - 400, `unknown`: The request could not be understood. The response says nothing about the payout. Check the address and the parameters, then ask again before anything else.
   * - 401, `unknown`: The public key is wrong, or missing where it is asked for. The response says nothing about the payout. Check the key, then ask again before anything else.
   * - 403, `unknown`: The caller is known but may not do this. The response says nothing about the payout. Check which account the key belongs to and what it may do, then ask again before anything else.
   * - 404, `unknown`: No payout was found with this key. Only the account's own lookup can tell that a payout does not exist: ask there before you create anything.
   * - 405, `unknown`: The HTTP method is known but switched off at this address. The response says nothing about the payout. Check the method and the address, then ask again before anything else.
   * - 422, `unknown`: The request was read, but a value in it can't be accepted. `errors` says what is wrong: with each field, or in a list. The response says nothing about the payout. Correct the parameters, then ask again before anything else.
   * - 429, `unknown`: Too many requests came at once, or this one repeats another. The response says nothing about the payout. Wait, as long as `Retry-After` asks where it is there, then ask again before anything else.
   * - 500, `unknown`: The platform failed in a way that it did not foresee. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - 502, `unknown`: A system behind the platform sent a response that the platform could not use. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - 503, `unknown`: The platform is overloaded or down for maintenance. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - 504, `unknown`: A system behind the platform did not respond in time. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - default, `unknown`: A status that the documentation does not list. The response says nothing about the payout. Wait a little, then ask again before anything else.
   */
  listPublicPayoutInvoices(query: ListPublicPayoutInvoicesQuery, options?: CallOptions): Promise<PublicPayoutInvoiceList>;
  /**
   * Get public payout details.
   *
   * Returns the public part of one payout, by its ID. `status` is its current status. You can leave out the public key.
   *
   * @param id The platform's ID of the payout invoice, from the response to its creation.
   * @param options What is set for this call alone.
   * @returns The payout, with its current `status`.
   * @throws PayoutsError
   * - 400, `unknown`: The request could not be understood. The response says nothing about the payout. Check the address and the parameters, then ask again before anything else.
   * - 401, `unknown`: The public key is wrong, or missing where it is asked for. The response says nothing about the payout. Check the key, then ask again before anything else.
   * - 403, `unknown`: The caller is known but may not do this. The response says nothing about the payout. Check which account the key belongs to and what it may do, then ask again before anything else.
   * - 404, `unknown`: No payout was found with this key. Only the account's own lookup can tell that a payout does not exist: ask there before you create anything.
   * - 405, `unknown`: The HTTP method is known but switched off at this address. The response says nothing about the payout. Check the method and the address, then ask again before anything else.
   * - 422, `unknown`: The request was read, but a value in it can't be accepted. `errors` says what is wrong: with each field, or in a list. The response says nothing about the payout. Correct the parameters, then ask again before anything else.
   * - 429, `unknown`: Too many requests came at once, or this one repeats another. The response says nothing about the payout. Wait, as long as `Retry-After` asks where it is there, then ask again before anything else.
   * - 500, `unknown`: The platform failed in a way that it did not foresee. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - 502, `unknown`: A system behind the platform sent a response that the platform could not use. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - 503, `unknown`: The platform is overloaded or down for maintenance. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - 504, `unknown`: A system behind the platform did not respond in time. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - default, `unknown`: A status that the documentation does not list. The response says nothing about the payout. Wait a little, then ask again before anything else.
   */
  getPublicPayoutInvoice(id: string, options?: CallOptions): Promise<PublicPayoutInvoice>;
}

/**
 * Makes the functions of a client.
 */
export declare function publicOperations(call: Call, key: string): PublicOperations;
