// Generated from spec/ by `npm run build`. Do not edit.

import { createCall } from "./calls/call.js";
import { checkOptions } from "./calls/client-options.js";
import { createPathClient } from "./calls/create-path-client.js";
import { key } from "./public-key.js";
import { methods } from "./public-methods.js";
import { publicOperations } from "./public-operations.js";
export { PayoutsError } from "./calls/payouts-error.js";
export { fieldRegExp, validateFields } from "./fields/validate-fields.js";
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
        ...client,
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
    return createFetchClient(options);
}
function createFetchClient(options) {
    const { publicKey } = options;
    checkOptions(options, { publicKey: /./ });
    return withKey(createPathClient(options, methods), key, publicKey);
}
/**
 * Makes a client send a key in the query of the operations that take it there.
 *
 * @param key the name of the parameter, and the operations, as `GET /path`
 */
export function withKey(client, key, value) {
    const send = client.request;
    const request = (method, path, init) => {
        const params = { ...init?.params, query: { ...init?.params?.query, [key.name]: value } };
        return send(method, path, key.operations.includes(`${method} ${path}`) ? { ...init, params } : init);
    };
    const calls = methods.map((method) => [method, request.bind(undefined, method)]);
    return { request, ...Object.fromEntries(calls) };
}
/**
 * Sorts the answer to a pre-request, in which methods and account may stand among the services or beside them, and an empty
 * map may come as a list.
 */
export function sortPrerequest(result) {
    const { methods, account, ...services } = { ...result.services };
    return {
        services: services,
        methods: { ...methods, ...result.methods },
        account: result.account ?? account,
    };
}
