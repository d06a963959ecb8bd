// Generated from spec/ by `npm run build`. Do not edit.

import type { Client } from "openapi-fetch";
import type { paths } from "./private-api.d.ts";
/** What a private client needs to know. */
export interface PrivateClientOptions {
    /** Where the private API is, base path included, such as `https://HOST/api`. */
    baseUrl: string;
    /** The commerce account's ID: the user name of Basic authentication. */
    accountId: string;
    /** The account's API key: the password of Basic authentication. Keep it on the server. */
    apiKey: string;
    /** Used in place of the global `fetch`. */
    fetch?: (request: Request) => Promise<Response>;
}
/**
 * Makes a typed client of the private API: `client.POST("/payout-invoices", { body })` and so on. Each call resolves to
 * `{ data, response }`, or to `{ error, response }` where the API refused. An error always has the API's form, even if a
 * proxy answered without a body or with one that is no JSON. A call rejects where no answer came, or none that could be
 * read; the outcome of a creation is then unknown.
 *
 * Amounts are in major units of the currency, times in Unix seconds.
 */
export declare function createPrivateClient(options: PrivateClientOptions): Client<paths>;
