// Generated from spec/ by `npm run build`. Do not edit.

import type { Call, CallOptions } from "./calls/call.js";
import type { Listing, Paged } from "./calls/pages.js";
import type { operations } from "./private-api.d.ts";
import type { CreatePayoutInvoiceAttributes, PayoutInvoice, PayoutInvoiceList, PayoutService, PayoutServiceList } from "./schemas.d.ts";

/**
 * The query of `listPayoutServices`: List payout services.
 */
export type ListPayoutServicesQuery = NonNullable<operations["listPayoutServices"]["parameters"]["query"]>;

/**
 * The query of `listPayoutInvoices`: List payout invoices.
 */
export type ListPayoutInvoicesQuery = NonNullable<operations["listPayoutInvoices"]["parameters"]["query"]>;

/**
 * What the private API does, a function for each operation.
 */
export interface PrivateOperations {
  /**
   * List payout services.
   *
   * Returns the payout services of the account, with their currencies, methods, limits, and fees, a page at a time. Follow `links.next` until it is missing or empty to read them all.
   *
   * @param query The parameters of the query, by name.
   * @param options What is set for this call alone.
   * @returns One page of services.
   * @throws PayoutsError
   * - 400, `none`: The request could not be understood. No payout is involved. Check the address and the parameters, then ask again.
   * - 401, `none`: The credentials are missing or wrong. No payout is involved. Check the credentials, then ask again.
   * - 403, `none`: The caller is known but may not do this. No payout is involved. Check which account the key belongs to and what it may do, then ask again.
   * - 404, `none`: Nothing was found at this address. No payout is involved. Check the address, then ask again.
   * - 405, `none`: The HTTP method is known but switched off at this address. No payout is involved. Check the method and the address, then ask again.
   * - 422, `none`: The request was read, but a value in it can't be accepted. `errors` says what is wrong: with each field, or in a list. No payout is involved. Correct the parameters, then ask again.
   * - 429, `none`: Too many requests came at once, or this one repeats another. No payout is involved. Wait, as long as `Retry-After` asks where it is there, then ask again.
   * - 500, `none`: The platform failed in a way that it did not foresee. No payout is involved. Wait a little, then ask again.
   * - 502, `none`: A system behind the platform sent a response that the platform could not use. No payout is involved. Wait a little, then ask again.
   * - 503, `none`: The platform is overloaded or down for maintenance. No payout is involved. Wait a little, then ask again.
   * - 504, `none`: A system behind the platform did not respond in time. No payout is involved. Wait a little, then ask again.
   * - default, `none`: A status that the documentation does not list. No payout is involved. Wait a little, then ask again.
   */
  listPayoutServices(query?: ListPayoutServicesQuery, options?: CallOptions): Promise<PayoutServiceList>;
  /**
   * Get a payout service.
   *
   * Returns one payout service of the account with its limits and fees.
   *
   * @param id ID of the account's payout service, as the list of services gives it.
   * @param options What is set for this call alone.
   * @returns The service.
   * @throws PayoutsError
   * - 400, `none`: The request could not be understood. No payout is involved. Check the address and the parameters, then ask again.
   * - 401, `none`: The credentials are missing or wrong. No payout is involved. Check the credentials, then ask again.
   * - 403, `none`: The caller is known but may not do this. No payout is involved. Check which account the key belongs to and what it may do, then ask again.
   * - 404, `none`: Nothing was found at this address. No payout is involved. Check the address, then ask again.
   * - 405, `none`: The HTTP method is known but switched off at this address. No payout is involved. Check the method and the address, then ask again.
   * - 422, `none`: The request was read, but a value in it can't be accepted. `errors` says what is wrong: with each field, or in a list. No payout is involved. Correct the parameters, then ask again.
   * - 429, `none`: Too many requests came at once, or this one repeats another. No payout is involved. Wait, as long as `Retry-After` asks where it is there, then ask again.
   * - 500, `none`: The platform failed in a way that it did not foresee. No payout is involved. Wait a little, then ask again.
   * - 502, `none`: A system behind the platform sent a response that the platform could not use. No payout is involved. Wait a little, then ask again.
   * - 503, `none`: The platform is overloaded or down for maintenance. No payout is involved. Wait a little, then ask again.
   * - 504, `none`: A system behind the platform did not respond in time. No payout is involved. Wait a little, then ask again.
   * - default, `none`: A status that the documentation does not list. No payout is involved. Wait a little, then ask again.
   */
  getPayoutService(id: string, options?: CallOptions): Promise<PayoutService>;
  /**
   * Create a payout invoice.
   *
   * Creates a payout and reserves its `reference_id`. No money moves until it is processed, unless `options.auto_process` is true. Send the same `reference_id` when you repeat a request, and the platform returns the payout that exists.
   *
   * @param attributes The payout to make. `reference_id` is yours and identifies it for good. Send JSON; the platform says that it takes form-encoded bodies, too, and does not show one.
   * @param options What is set for this call alone.
   * @returns The payout was created. Store its `id`. Process it, unless you set `options.auto_process`.
   * @returns The request was accepted, but its result is not known yet. Only a 201 says that the payout was created. Wait a little. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`.
   * @throws PayoutsError
   * - 400, `unknown`: The request could not be read, for example because its JSON is broken. Correct the request. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`.
   * - 401, `not-created`: The credentials are missing or wrong. This request created no payout; an earlier one under the same `reference_id` may have. Check the account ID and the API key, then send the request again.
   * - 403, `not-created`: The caller is known but may not do this. This request created no payout; an earlier one under the same `reference_id` may have. Check which account the key belongs to and what it may do, then send the request again.
   * - 404, `unknown`: Nothing was found at this address, or the data names something that does not exist. Check the address and the data. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`.
   * - 405, `not-created`: The HTTP method is known but switched off at this address. This request created no payout; an earlier one under the same `reference_id` may have. Check the method and the address, then send the request again.
   * - 409, `duplicate`: A payout with this `reference_id` exists already and no second one was created. `data` shows the first; if it is missing, look up the payout by its `reference_id`. Compare recipient, amount, currency and `test_mode` before you go on with it: a test under the same reference looks like a match, and rounding, masking, or hiding is no difference. If they differ, the reference belongs to another payout. Pay this one under a reference of its own only if no earlier request can have created it.
   * - 422, `not-created`: The request was read, but a value in it can't be accepted. `errors` says what is wrong: with each field, or in a list. This request created no payout; an earlier one under the same `reference_id` may have. Correct the fields, then send the request again.
   * - 429, `unknown`: Too many requests came at once, or this one repeats another, whose payout may exist. Wait, as long as `Retry-After` asks where it is there. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`.
   * - 500, `unknown`: The platform failed in a way that it did not foresee. Wait a little. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`.
   * - 502, `unknown`: A system behind the platform sent a response that the platform could not use. Wait a little. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`.
   * - 503, `unknown`: The platform is overloaded or down for maintenance. Wait a little. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`.
   * - 504, `unknown`: A system behind the platform did not respond in time. Wait a little. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`.
   * - default, `unknown`: A status that the documentation does not list. Wait a little. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`.
   */
  createPayoutInvoice(attributes: CreatePayoutInvoiceAttributes, options?: CallOptions): Promise<PayoutInvoice>;
  /**
   * List payout invoices.
   *
   * Returns the payouts of the account, newest first, a page at a time, or the one that was created under `filter[reference_id]`. Look here before you repeat a creation whose outcome is unknown.
   *
   * The documentation shows no response to a lookup by reference. Expect a list like the whole one, and treat an empty list and a 404 alike, as "none found".
   *
   *
   * @param query The parameters of the query, by name.
   * @param options What is set for this call alone.
   * @returns One page of payouts. With `filter[reference_id]` its `data` says whether there is such a payout; an empty list means that none was found.
   * @throws PayoutsError
   * - 400, `unknown`: The request could not be understood. The response says nothing about the payout. Check the address and the parameters, then ask again before anything else.
   * - 401, `unknown`: The credentials are missing or wrong. The response says nothing about the payout. Check the credentials, then ask again before anything else.
   * - 403, `unknown`: The caller is known but may not do this. The response says nothing about the payout. Check which account the key belongs to and what it may do, then ask again before anything else.
   * - 404, `not-created`: Nothing was found. With `filter[reference_id]`, and if the address and the account are right, no payout has the reference, as if the list were empty. Whether a lookup can lag behind a creation is not documented, so after a creation with an unknown outcome, one lookup proves nothing. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`.
   * - 405, `unknown`: The HTTP method is known but switched off at this address. The response says nothing about the payout. Check the method and the address, then ask again before anything else.
   * - 422, `unknown`: The request was read, but a value in it can't be accepted. `errors` says what is wrong: with each field, or in a list. The response says nothing about the payout. Correct the parameters, then ask again before anything else.
   * - 429, `unknown`: Too many requests came at once, or this one repeats another. The response says nothing about the payout. Wait, as long as `Retry-After` asks where it is there, then ask again before anything else.
   * - 500, `unknown`: The platform failed in a way that it did not foresee. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - 502, `unknown`: A system behind the platform sent a response that the platform could not use. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - 503, `unknown`: The platform is overloaded or down for maintenance. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - 504, `unknown`: A system behind the platform did not respond in time. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - default, `unknown`: A status that the documentation does not list. The response says nothing about the payout. Wait a little, then ask again before anything else.
   */
  listPayoutInvoices(query?: ListPayoutInvoicesQuery, options?: CallOptions): Promise<PayoutInvoiceList>;
  /**
   * Process a payout invoice.
   *
   * Starts a payout that was created. Send no body. The response shows the payout at the moment when processing was accepted. To learn the result, look up the payout, or wait for callbacks. The documentation does not say whether you can send it twice.
   *
   * @param id The platform's ID of the payout invoice, from the response to its creation.
   * @param options What is set for this call alone.
   * @returns Processing was accepted. That does not prove that the payout is paid. `status` can still be `created`; watch it.
   * @throws PayoutsError
   * - 400, `unknown`: The request could not be understood. Processing may have started, even while `status` still shows `created`. Look up the payout until its status has changed. Whether it is safe to send the request twice is not documented. Send it again only after the platform tells you to, and never create another payout in its place.
   * - 401, `unknown`: The credentials are missing or wrong. Processing did not start by this request; an earlier one may have started it. Check the account ID and the API key, then look up the payout.
   * - 403, `unknown`: The caller is known but may not do this. Processing did not start by this request; an earlier one may have started it. Check which account the key belongs to and what it may do, then look up the payout.
   * - 404, `unknown`: This address names no payout of the account, which does not prove that there is none. Check the address, the account, and the ID. Look up the payout by its `reference_id`, and create nothing before that.
   * - 405, `unknown`: The HTTP method is known but switched off at this address. Processing did not start by this request; an earlier one may have started it. Check the method and the address, then look up the payout.
   * - 409, `duplicate`: The payout is not in a state from which it can be processed, most often because it was processed already; `status` may still be `created`. `data` shows its current status; if it is missing, look up the payout. Go on with it, and do not create another.
   * - 422, `unknown`: The request was read, but the payout can't be processed in its current status. `errors` says why, and `status` is that status. Processing did not start by this request; an earlier one may have started it. The request has nothing in it to correct: read `errors`, then look up the payout.
   * - 429, `unknown`: Too many requests came at once, or this one repeats another. Processing may have started, even while `status` still shows `created`. Look up the payout until its status has changed. Whether it is safe to send the request twice is not documented. Send it again only after the platform tells you to, and never create another payout in its place.
   * - 500, `unknown`: The platform failed in a way that it did not foresee. Processing may have started, even while `status` still shows `created`. Look up the payout until its status has changed. Whether it is safe to send the request twice is not documented. Send it again only after the platform tells you to, and never create another payout in its place.
   * - 502, `unknown`: A system behind the platform sent a response that the platform could not use. Processing may have started, even while `status` still shows `created`. Look up the payout until its status has changed. Whether it is safe to send the request twice is not documented. Send it again only after the platform tells you to, and never create another payout in its place.
   * - 503, `unknown`: The platform is overloaded or down for maintenance. Processing may have started, even while `status` still shows `created`. Look up the payout until its status has changed. Whether it is safe to send the request twice is not documented. Send it again only after the platform tells you to, and never create another payout in its place.
   * - 504, `unknown`: A system behind the platform did not respond in time. Processing may have started, even while `status` still shows `created`. Look up the payout until its status has changed. Whether it is safe to send the request twice is not documented. Send it again only after the platform tells you to, and never create another payout in its place.
   * - default, `unknown`: A status that the documentation does not list. Processing may have started, even while `status` still shows `created`. Look up the payout until its status has changed. Whether it is safe to send the request twice is not documented. Send it again only after the platform tells you to, and never create another payout in its place.
   */
  processPayoutInvoice(id: string, options?: CallOptions): Promise<PayoutInvoice>;
  /**
   * Get a payout invoice.
   *
   * Returns one payout of the account by its ID. `status` is its current status, and `resolution` explains it.
   *
   * @param id The platform's ID of the payout invoice, from the response to its creation.
   * @param options What is set for this call alone.
   * @returns The payout, with its current `status`.
   * @throws PayoutsError
   * - 400, `unknown`: The request could not be understood. The response says nothing about the payout. Check the address and the parameters, then ask again before anything else.
   * - 401, `unknown`: The credentials are missing or wrong. The response says nothing about the payout. Check the credentials, then ask again before anything else.
   * - 403, `unknown`: The caller is known but may not do this. The response says nothing about the payout. Check which account the key belongs to and what it may do, then ask again before anything else.
   * - 404, `not-created`: Nothing was found at this address. If the address, the account, and the ID are right, there is no such payout. If one of them is in doubt, the response says nothing.
   * - 405, `unknown`: The HTTP method is known but switched off at this address. The response says nothing about the payout. Check the method and the address, then ask again before anything else.
   * - 422, `unknown`: The request was read, but a value in it can't be accepted. `errors` says what is wrong: with each field, or in a list. The response says nothing about the payout. Correct the parameters, then ask again before anything else.
   * - 429, `unknown`: Too many requests came at once, or this one repeats another. The response says nothing about the payout. Wait, as long as `Retry-After` asks where it is there, then ask again before anything else.
   * - 500, `unknown`: The platform failed in a way that it did not foresee. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - 502, `unknown`: A system behind the platform sent a response that the platform could not use. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - 503, `unknown`: The platform is overloaded or down for maintenance. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - 504, `unknown`: A system behind the platform did not respond in time. The response says nothing about the payout. Wait a little, then ask again before anything else.
   * - default, `unknown`: A status that the documentation does not list. The response says nothing about the payout. Wait a little, then ask again before anything else.
   */
  getPayoutInvoice(id: string, options?: CallOptions): Promise<PayoutInvoice>;
  /**
   * Goes through all pages of `listPayoutServices`, and asks for each when it is reached; `pages()` goes by page.
   *
   * Returns the payout services of the account, with their currencies, methods, limits, and fees, a page at a time. Follow `links.next` until it is missing or empty to read them all.
   *
   * @throws PayoutsError
   */
  payoutServices(listing?: Listing<ListPayoutServicesQuery>): Paged<PayoutService, PayoutServiceList>;
  /**
   * Goes through all pages of `listPayoutInvoices`, and asks for each when it is reached; `pages()` goes by page.
   *
   * Returns the payouts of the account, newest first, a page at a time, or the one that was created under `filter[reference_id]`. Look here before you repeat a creation whose outcome is unknown.
   *
   * The documentation shows no response to a lookup by reference. Expect a list like the whole one, and treat an empty list and a 404 alike, as "none found".
   *
   *
   * @throws PayoutsError
   */
  payoutInvoices(listing?: Listing<ListPayoutInvoicesQuery>): Paged<PayoutInvoice, PayoutInvoiceList>;
}

/**
 * Makes the functions of a client.
 */
export declare function privateOperations(call: Call): PrivateOperations;
