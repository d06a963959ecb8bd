// Generated from spec/ by `npm run build`. Do not edit.

import { CallbackError } from "./callback-error.js";
import { bytesOf } from "./raw-body.js";
/**
 * Reads the payout in a callback's body. It does not say who sent it: `verifyCallback` does, and reads the payout, too.
 *
 * The answer is open: members, statuses and resolutions that this version does not know are let through.
 *
 * @throws CallbackError if the body is no JSON, or no payout with an ID, a status and a time of its last change
 */
export function parseCallback(rawBody) {
    const invoice = read(bytesOf(rawBody));
    const { id, attributes } = invoice ?? {};
    if (typeof id !== "string" || typeof attributes?.status !== "string" || !Number.isFinite(attributes.updated)) {
        throw new CallbackError("unreadable", "The body is no payout invoice in JSON. Look the payout up.");
    }
    return invoice;
}
/** Whether the payout in a body is a test. A body that can't be read is none. */
export function testModeOf(body) {
    return read(body)?.attributes?.test_mode === true;
}
/**
 * The text of a body in UTF-8.
 *
 * @throws TypeError if its bytes are no UTF-8: a text that was mended would not be what was signed
 */
export function textOf(body) {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
}
function read(body) {
    try {
        return JSON.parse(textOf(body))?.data;
    }
    catch {
        return undefined;
    }
}
