// Generated from spec/ by `npm run build`. Do not edit.

import { CallbackError } from "./callback-error.js";
import { handleOnce } from "./handle-once.js";
import { readBody } from "./read-body.js";
import { checkSecrets } from "./secrets.js";
import { createMemoryStore } from "./seen-store.js";
import { signatureHeader } from "./sign-callback.js";
import { verifyCallback } from "./verify-callback.js";
const refusals = { "too-large": 413, unreadable: 422 };
/**
 * Makes a handler of callbacks, for whatever speaks `Request` and `Response`. It verifies the signature, drops what was
 * handled before and what is older than that, and answers 200 only after `onChange`. Anything else makes the platform send
 * the callback again.
 *
 * @throws TypeError if the secret is missing or empty
 */
export function createCallbackHandler(options) {
    const { secret, onChange, seen = createMemoryStore(), onError = console.error } = options;
    checkSecrets(secret);
    return async (request) => {
        if (request.method !== "POST")
            return answer(405, { Allow: "POST" });
        try {
            const rawBody = await readBody(request);
            const invoice = await verifyCallback({ rawBody, signature: request.headers.get(signatureHeader), secret });
            const done = await handleOnce(invoice, seen, async (novelty) => {
                await onChange(invoice, { ambiguous: novelty === "ambiguous" });
            });
            return done ? answer(200) : answer(503, { "Retry-After": "60" });
        }
        catch (error) {
            onError(error);
            return answer(error instanceof CallbackError ? (refusals[error.fault] ?? 401) : 500);
        }
    };
}
/** Says nothing to whoever sent what was refused. */
function answer(status, headers = {}) {
    return new Response(null, { status, headers });
}
