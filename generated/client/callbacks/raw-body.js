// Generated from spec/ by `npm run build`. Do not edit.

import { CallbackError } from "./callback-error.js";
/**
 * The bytes of a body.
 *
 * @throws CallbackError if it was parsed already, so that its bytes are lost
 */
export function bytesOf(rawBody) {
    if (typeof rawBody === "string")
        return new TextEncoder().encode(rawBody);
    // A copy, since what came may stand in memory that Web Crypto does not take.
    if (ArrayBuffer.isView(rawBody))
        return new Uint8Array(rawBody);
    if (Object.prototype.toString.call(rawBody) === "[object ArrayBuffer]")
        return new Uint8Array(rawBody);
    throw new CallbackError("parsed-body", "rawBody is neither bytes nor a string, so it was parsed before. Take the body as it came, before any parser.");
}
