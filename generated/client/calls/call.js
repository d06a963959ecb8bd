// Generated from spec/ by `npm run build`. Do not edit.

import { checkHeaders, isObject, malformed } from "./client-options.js";
import { OwnError, parseJson } from "./create-path-client.js";
import { cleaned, isPayout, PayoutsError } from "./payouts-error.js";
/** Makes the function that the generated operations call. */
export function createCall(client) {
    const request = client.request;
    return async (called, given, { onResponse, ...options } = {}) => {
        const { operation, method, path, outcomes, part, empty } = called;
        const { path: ids, query } = given;
        checkGiven(given, options);
        const init = { params: { path: ids, query }, body: given.body, ...options, parseAs: "text" };
        const { data: text, error, response, } = await request(method, path, init).catch((reason) => {
            throw new PayoutsError({ operation, outcome: outcomes.default, ...describeNoResponse(reason, options.signal) });
        });
        const { status, headers } = response;
        const outcome = outcomes[status] ?? outcomes.default;
        const requestId = headers.get("x-request-id") ?? undefined;
        onResponse?.({ status, outcome, requestId, headers });
        const shown = error ?? parseJson(text);
        const { data } = Object(shown);
        // A success whose outcome is unknown, as of a 202, settles nothing.
        if (!error && outcomes[status] && outcomes[status] !== "unknown") {
            if (empty?.includes(status))
                return undefined;
            if (part === "any" ? shown !== undefined : isObject(data))
                return (part === "data" ? data : shown);
        }
        throw new PayoutsError({
            operation,
            status,
            outcome: error ? outcome : outcomes.default,
            happened: `${status}${error ? "" : " and a response that can't be read"}`,
            errors: error?.errors,
            payout: isPayout(data) ? data : undefined,
            requestId,
            retryAfter: secondsIn(headers.get("retry-after") ?? ""),
        });
    };
}
/**
 * Rejects what can only be a mistake in the call.
 *
 * @throws TypeError
 */
function checkGiven({ path = {}, query = {}, body }, { headers }) {
    JSON.stringify(body);
    for (const [name, id] of Object.entries(path)) {
        // An ID that is empty, or nothing but dots, would make the path another one.
        if (typeof id !== "string" || /^\.{0,2}$/.test(id))
            throw malformed(name);
    }
    for (const [name, value] of Object.entries(query)) {
        if (isObject(value))
            throw malformed(name);
    }
    checkHeaders(headers);
}
/** Seconds from now that a `Retry-After` header asks for, which gives them as such or as a date. */
function secondsIn(header) {
    const seconds = Number(header) || (Date.parse(header) - Date.now()) / 1000;
    return seconds > 0 ? seconds : undefined;
}
/** Says why there is no answer to read. An error of `fetch` is not handed on, as it may hold the request with its credentials. */
export function describeNoResponse(reason, signal) {
    if (signal?.aborted)
        return { happened: "aborted before a response came", cause: signal.reason };
    const { name, message, code, cause } = Object(reason);
    if (reason instanceof OwnError)
        return { happened: message, cause: reason };
    return { happened: `no response came that could be read (${cleaned(cause?.code ?? code ?? name)})` };
}
