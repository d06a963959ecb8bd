// Generated from spec/ by `npm run build`. Do not edit.

import { bytesOf } from "./raw-body.js";
/** The header that bears a signature. */
export const signatureHeader = "X-Signature";
/**
 * Signs a callback as the platform does, for tests of your own: Base64 of the binary SHA-1 digest of secret, body and
 * secret again.
 *
 * @returns the value of the header `X-Signature`
 */
export async function signCallback({ rawBody, secret }) {
    const key = new TextEncoder().encode(secret);
    const signed = new Uint8Array(await new Blob([key, bytesOf(rawBody), key]).arrayBuffer());
    const digest = await crypto.subtle.digest("SHA-1", signed);
    return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
