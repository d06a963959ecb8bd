// Generated from spec/ by `npm run build`. Do not edit.

import { describeSilence } from "./describe-silence.js";
import { isPayout } from "./payout.js";
import { PayoutsError } from "./payouts-error.js";
/** Makes the function that the generated operations call. */
export function createCall(client) {
    const request = client.request;
    return async ({ operation, method, path, outcomes, unwrap, params, body, options }) => {
        for (const [name, id] of Object.entries(params?.path ?? {}))
            checkId(name, id);
        const init = { params, body, ...options, parseAs: "text" };
        const { data, error, response } = await request(method, path, init).catch((reason) => {
            throw new PayoutsError({ operation, outcome: outcomes.default, ...describeSilence(reason, options?.signal) });
        });
        const { status, statusText, headers } = response;
        const known = {
            operation,
            status,
            outcome: outcomes[status] ?? outcomes.default,
            requestId: headers.get("x-request-id") ?? undefined,
            retryAfter: secondsOf(headers.get("retry-after")),
        };
        if (error) {
            const { errors, data: payout } = error;
            const fields = Array.isArray(errors) ? "" : ` (${Object.keys(errors).join(", ")})`;
            const happened = `${status} ${statusText}${fields}`.trim();
            throw new PayoutsError({ ...known, happened, errors, payout: isPayout(payout) ? payout : undefined });
        }
        const document = parse(data);
        if (!outcomes[status] || typeof document?.data !== "object" || document.data === null) {
            const happened = `${status} with an answer that is not the API's`;
            throw new PayoutsError({ ...known, outcome: outcomes.default, happened });
        }
        return (unwrap ? document.data : document);
    };
}
/** An ID that is empty, or nothing but dots, would make the path another one. */
function checkId(name, id) {
    if (typeof id !== "string" || /^\.{0,2}$/.test(id)) {
        throw new TypeError(`${name} is no ID. Give one that the API gave.`);
    }
}
function parse(text) {
    try {
        return JSON.parse(text ?? "");
    }
    catch {
        return undefined;
    }
}
/** Seconds from now that a `Retry-After` header asks for, which gives them as such or as a date. */
function secondsOf(header) {
    if (header === null)
        return undefined;
    const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
    return seconds > 0 ? seconds : undefined;
}
