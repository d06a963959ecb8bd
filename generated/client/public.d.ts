// Generated from spec/ by `npm run build`. Do not edit.

import { type ClientOptions } from "./calls/client-options.js";
import { type Prerequest } from "./fields/prerequest.js";
import type { Client } from "./openapi-fetch.js";
import type { paths } from "./public-api.d.ts";
import { type PublicOperations } from "./public-operations.js";
export type { CallOptions } from "./calls/call.js";
export type { Fetch, FetchedResponse, FetchInit } from "./calls/fetch.js";
export { type ApiErrors, PayoutsError } from "./calls/payouts-error.js";
export { fieldRegExp } from "./fields/field-regexp.js";
export { type Prerequest, sortPrerequest } from "./fields/prerequest.js";
export { type FieldProblem, validateFields } from "./fields/validate-fields.js";
export type { Outcome } from "./outcomes.js";
export type * from "./public-operations.js";
export type * from "./schemas.d.ts";
/** What a public client needs to know. */
export interface PublicClientOptions extends ClientOptions {
    /** A live or test public key. */
    publicKey: string;
}
/** A client of the public API that is typed by path, and no more. */
export type PublicPathClient = Pick<Client<paths>, "GET" | "POST">;
/**
 * A client of the public API. Each operation of the contract is a function, which resolves to what the API shows or rejects
 * with a {@link PayoutsError}. `GET` and `POST` call by path, and resolve to `{ data, response }` or `{ error, response }`.
 */
export interface PublicClient extends PublicPathClient, PublicOperations {
    /**
     * Asks which services can pay an amount, like `createPayoutPrerequest`, and sorts the answer.
     *
     * @throws PayoutsError
     */
    prerequest(...parameters: Parameters<PublicOperations["createPayoutPrerequest"]>): Promise<Prerequest>;
}
/**
 * Makes a client of the public API, which sends the public key where the contract says that it goes. Amounts are in major units
 * of the currency, times in Unix seconds.
 *
 * @throws TypeError if an option is missing or can't work
 */
export declare function createPublicClient(options: PublicClientOptions): PublicClient;
/**
 * Makes the part of the client that is typed by path, for programs in which every byte counts. An error always has the API's
 * form, even if a proxy answered without a body.
 *
 * @throws TypeError if an option is missing or can't work
 */
export declare function createPublicPathClient(options: PublicClientOptions): PublicPathClient;
