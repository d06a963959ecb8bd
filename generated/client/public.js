// Generated from spec/ by `npm run build`. Do not edit.

import createClient from "openapi-fetch";
import { readableErrors } from "./readable-errors.js";
/**
 * Makes a typed client of the public API: `client.GET("/payout-invoices/{id}", { params: { path: { id } } })` and so on.
 * Look-ups carry the public key in the query; a pre-request carries it in its body, where the caller puts it. Each call
 * resolves to `{ data, response }`, or to `{ error, response }` where the API refused. An error always has the API's form,
 * even if a proxy answered without a body or with one that is no JSON. A call rejects where no answer came, or none that
 * could be read.
 *
 * Amounts are in major units of the currency, times in Unix seconds.
 */
export function createPublicClient(options) {
    const { baseUrl, publicKey, fetch } = options;
    const client = createClient(fetch ? { baseUrl, fetch } : { baseUrl });
    client.use(readableErrors, {
        onRequest({ request }) {
            if (request.method !== "GET")
                return undefined;
            const url = new URL(request.url);
            url.searchParams.set("public_key", publicKey);
            return new Request(url, request);
        },
    });
    return client;
}
