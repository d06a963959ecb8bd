// Generated from spec/ by `npm run build`. Do not edit.

import createClient from "openapi-fetch";
import { readableErrors } from "./readable-errors.js";
/**
 * Makes a typed client of the private API: `client.POST("/payout-invoices", { body })` and so on. Each call resolves to
 * `{ data, response }`, or to `{ error, response }` where the API refused. An error always has the API's form, even if a
 * proxy answered without a body or with one that is no JSON. A call rejects where no answer came, or none that could be
 * read; the outcome of a creation is then unknown.
 *
 * Amounts are in major units of the currency, times in Unix seconds.
 */
export function createPrivateClient(options) {
    const { baseUrl, accountId, apiKey, fetch } = options;
    const headers = { Authorization: `Basic ${base64(`${accountId}:${apiKey}`)}` };
    const client = createClient(fetch ? { baseUrl, headers, fetch } : { baseUrl, headers });
    client.use(readableErrors);
    return client;
}
/** Base64 of a text's UTF-8 bytes, which RFC 7617 leaves to servers to ask for and all of them take. */
function base64(text) {
    return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
