// Generated from spec/ by `npm run build`. Do not edit.

import { createCall } from "./calls/call.js";
import { checkOptions } from "./calls/client-options.js";
import { createPathClient } from "./calls/create-path-client.js";
import { payOut } from "./pay-out/pay-out.js";
import { waitFor } from "./pay-out/wait-for.js";
import { methods } from "./private-methods.js";
import { privateOperations } from "./private-operations.js";
export { PayoutsError } from "./calls/payouts-error.js";
/**
 * Makes a client of the private API. Amounts are in major units of the currency, times in Unix seconds.
 *
 * @throws TypeError if an option is missing or can't work
 */
export function createPrivateClient(options) {
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
 * form, even if a proxy answered without a body. A call that rejects had no answer that could be read: its outcome is unknown.
 *
 * @throws TypeError if an option is missing or can't work
 */
export function createPrivatePathClient(options) {
    return createFetchClient(options);
}
function createFetchClient(options) {
    const { accountId, apiKey } = options;
    // A colon would end the user name: https://www.rfc-editor.org/rfc/rfc7617#section-2
    checkOptions(options, { accountId: /^[^:\p{Cc}]+$/u, apiKey: /^\P{Cc}+$/u });
    const credentials = base64(`${accountId}:${apiKey}`);
    return createPathClient(options, methods, `Basic ${credentials}`, [credentials, apiKey]);
}
/** Base64 of a text's UTF-8 bytes, which RFC 7617 leaves to servers to ask for and all of them take. */
function base64(text) {
    return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
