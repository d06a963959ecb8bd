// Generated from spec/ by `npm run build`. Do not edit.

import { CallbackError } from "./callback-error.js";
import { textOf } from "./parse-callback.js";
import { signCallback } from "./sign-callback.js";
/** Finds out why a signature does not match, by what it would match instead. */
export async function likelyCause({ body, signature, secrets }) {
    const { own, others } = secrets;
    const signedBy = async (rawBody, candidates) => {
        const signatures = await Promise.all(candidates.map((secret) => signCallback({ rawBody, secret })));
        return signatures.includes(signature);
    };
    if (body.length === 0) {
        return new CallbackError("empty-body", "The body is empty: something read it before. Verify before any parser of bodies.");
    }
    if (await signedBy(body, others)) {
        return new CallbackError("other-mode", "The callback is signed with the secret of the other mode. Check which secret is the test one and which the live one.");
    }
    if (await signedBy(body, trimmed([...own, ...others]))) {
        return new CallbackError("white-space", "The secret has white space around it. Take it away; a file often ends with a new line.");
    }
    for (const form of otherForms(body)) {
        if (await signedBy(form, own)) {
            return new CallbackError("changed-body", "The body was parsed and serialised again, or cut. Take the bytes as they came.");
        }
    }
    return new CallbackError("mismatch", "The signature does not match. Check that the body is as it came, byte for byte, and that the secret is the account's, of the payout's mode.");
}
function trimmed(secrets) {
    return secrets.filter((secret) => secret !== secret.trim()).map((secret) => secret.trim());
}
/** The same JSON as a platform may have written it: without white space, PHP's escapes on and off. */
function otherForms(body) {
    try {
        const text = textOf(body);
        const compact = JSON.stringify(JSON.parse(text));
        return [compact, compact.replaceAll("/", "\\/")]
            .flatMap((form) => [form, form.replaceAll(/[\u0080-\uffff]/g, escaped)])
            .flatMap((form) => [form, `${form}\n`]);
    }
    catch {
        return [];
    }
}
function escaped(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
