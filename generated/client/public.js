// Generated from spec/ by `npm run build`. Do not edit.

import { createCall } from "./calls/call.js";
import { checkOptions } from "./calls/client-options.js";
import { createPathClient } from "./calls/create-path-client.js";
import { withKey } from "./calls/with-key.js";
import { sortPrerequest } from "./fields/prerequest.js";
import { key } from "./public-key.js";
import { publicOperations } from "./public-operations.js";
export { PayoutsError } from "./calls/payouts-error.js";
export { fieldRegExp } from "./fields/field-regexp.js";
export { sortPrerequest } from "./fields/prerequest.js";
export { validateFields } from "./fields/validate-fields.js";
/**
 * Makes a client of the public API, which sends the public key where the contract says that it goes. Amounts are in major units
 * of the currency, times in Unix seconds.
 *
 * @throws TypeError if an option is missing or can't work
 */
export function createPublicClient(options) {
    const client = createFetchClient(options);
    const operations = publicOperations(createCall(client), options.publicKey);
    return {
        GET: client.GET,
        POST: client.POST,
        ...operations,
        prerequest: async (...parameters) => sortPrerequest(await operations.createPayoutPrerequest(...parameters)),
    };
}
/**
 * Makes the part of the client that is typed by path, for programs in which every byte counts. An error always has the API's
 * form, even if a proxy answered without a body.
 *
 * @throws TypeError if an option is missing or can't work
 */
export function createPublicPathClient(options) {
    const { GET, POST } = createFetchClient(options);
    return { GET, POST };
}
function createFetchClient(options) {
    const { publicKey } = options;
    checkOptions(options, { publicKey: /./ });
    return withKey(createPathClient(options), key, publicKey);
}
