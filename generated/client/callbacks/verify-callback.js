// Generated from spec/ by `npm run build`. Do not edit.

import { CallbackError } from "./callback-error.js";
import { likelyCause } from "./likely-cause.js";
import { parseCallback, testModeOf } from "./parse-callback.js";
import { bytesOf } from "./raw-body.js";
import { chooseSecrets } from "./secrets.js";
import { signatureHeader, signCallback } from "./sign-callback.js";
/**
 * Says whether a callback comes from the platform, by its signature over the raw bytes: Base64 of the binary SHA-1 digest of
 * secret, body and secret again. It compares in constant time, on Web Crypto.
 *
 * @returns the payout in the body, which nothing should be done with before
 * @throws CallbackError if the signature is not right; its message says the likely cause
 * @throws TypeError if the secret is missing or empty
 */
export async function verifyCallback({ rawBody, signature, secret }) {
    const body = bytesOf(rawBody);
    const secrets = chooseSecrets(secret, () => testModeOf(body));
    if (!signature || !/^[A-Za-z0-9+/]{27}=$/.test(signature)) {
        throw new CallbackError("no-signature", `${signatureHeader} is missing or no Base64 of a SHA-1 digest. Hand over the header as it came; do not trust a callback without it.`);
    }
    const signatures = await Promise.all(secrets.own.map((one) => signCallback({ rawBody: body, secret: one })));
    // Each is compared, so that the time does not say which secret came near.
    const matches = signatures.filter((expected) => equalInConstantTime(expected, signature));
    if (matches.length === 0)
        throw await likelyCause({ body, signature, secrets });
    return parseCallback(body);
}
/** Compares texts of one length in a time that does not depend on where they differ. */
function equalInConstantTime(one, other) {
    let difference = one.length ^ other.length;
    for (let index = 0; index < one.length; index++)
        difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
    return difference === 0;
}
