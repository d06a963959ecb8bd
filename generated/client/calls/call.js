// Generated from spec/ by `npm run build`. Do not edit.

import { isObject, malformed, parseJson } from "./create-path-client.js";
import { isPayout, PayoutsError } from "./payouts-error.js";
/** Makes the function that the generated operations call. */
export function createCall(client) {
    const request = client.request;
    return async (called, { body, ...params }, options) => {
        const { operation, method, path, outcomes, part, empty } = called;
        for (const [name, id] of Object.entries(params.path ?? {})) {
            // An ID that is empty, or nothing but dots, would make the path another one.
            if (/^\.{0,2}$/.test(id ?? ""))
                throw malformed(name);
        }
        const init = { params, body, ...options, parseAs: "text" };
        const { data: text, error, response, } = await request(method, path, init).catch((reason) => {
            throw new PayoutsError({ operation, outcome: outcomes.default, ...describeNoResponse(reason, options?.signal) });
        });
        const { status, statusText, headers } = response;
        const shown = error ?? parseJson(text);
        const { data } = Object(shown);
        if (!error && outcomes[status]) {
            if (empty?.includes(status))
                return undefined;
            if (part === "any" ? shown !== undefined : isObject(data))
                return (part === "data" ? data : shown);
        }
        throw new PayoutsError({
            operation,
            status,
            outcome: (error && outcomes[status]) ?? outcomes.default,
            happened: `${status} ${error ? statusText : "and an unknown answer"}`.trim(),
            errors: error?.errors,
            payout: isPayout(data) ? data : undefined,
            requestId: headers.get("x-request-id") ?? undefined,
            retryAfter: secondsIn(headers.get("retry-after") ?? ""),
        });
    };
}
/** Seconds from now that a `Retry-After` header asks for, which gives them as such or as a date. */
function secondsIn(header) {
    const seconds = Number(header) || (Date.parse(header) - Date.now()) / 1000;
    return seconds > 0 ? seconds : undefined;
}
/** Says why there is no answer to read. An error of `fetch` is not handed on, as it may hold the request with its credentials. */
export function describeNoResponse(reason, signal) {
    if (signal?.aborted)
        return { happened: "aborted before an answer came", cause: signal.reason };
    const { name, message, code, cause } = reason;
    if (name === "TimeoutError")
        return { happened: message, cause: reason };
    return { happened: `no answer came that could be read (${cause?.code ?? code ?? name})` };
}
