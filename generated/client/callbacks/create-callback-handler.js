// Generated from spec/ by `npm run build`. Do not edit.

import { CallbackError } from "./callback-error.js";
import { checkSecrets, signatureHeader, verifyCallback, } from "./verify-callback.js";
const rejections = { "too-large": 413, unreadable: 422 };
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
            return respond(405, { Allow: "POST" });
        try {
            const rawBody = await readBody(request);
            const invoice = await verifyCallback({ rawBody, signature: request.headers.get(signatureHeader), secret });
            const done = await handleOnce(invoice, seen, async (novelty) => {
                await onChange(invoice, { ambiguous: novelty === "ambiguous" });
            });
            return done ? respond(200) : respond(503, { "Retry-After": "60" });
        }
        catch (error) {
            onError(error);
            return respond(error instanceof CallbackError ? (rejections[error.fault] ?? 401) : 500);
        }
    };
}
/** Says nothing to whoever sent what was refused. */
function respond(status, headers = {}) {
    return new Response(null, { status, headers });
}
/** The largest body that is read, in bytes. A callback has a few thousand. */
const limit = 256 * 1024;
/**
 * Reads the bytes of a request.
 *
 * @throws CallbackError if they are more than a callback can have, or were read before
 */
export async function readBody({ body, bodyUsed }) {
    if (bodyUsed) {
        throw new CallbackError("empty-body", "The body was read before. Hand the request over before any parser of bodies.");
    }
    const chunks = [];
    let size = 0;
    const reader = body?.getReader();
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
        size += part.value.length;
        if (size > limit)
            throw new CallbackError("too-large", `The body is larger than ${limit} bytes, so it is no callback.`);
        chunks.push(part.value);
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
/** How long somebody is believed to be at a change, in milliseconds. The platform itself gives up after 20 seconds. */
const lease = 60_000;
/** How long to wait for somebody else, in milliseconds, within the 10 seconds that the platform allows for a test. */
const patience = 5000;
const interval = 50;
/**
 * Does the work of a change once, however often and wherever it comes in, and one change of a payout at a time. Work that
 * fails is not remembered, so that the change is new again when it comes again.
 *
 * @returns whether the change is dealt with; if not, somebody else is still at it
 * @throws whatever the work or the store throws
 */
export async function handleOnce(invoice, store, work) {
    for (const deadline = Date.now() + patience;;) {
        const text = await store.get(invoice.id);
        const seen = readSeen(text);
        const novelty = noveltyOf(invoice, seen);
        if (novelty === "old")
            return true;
        if (!isClaimed(seen)) {
            const claimed = JSON.stringify({ ...seen, claim: { by: crypto.randomUUID(), until: Date.now() + lease } });
            // Else somebody else was faster, and what they did is to be read first.
            if (await store.replace(invoice.id, text, claimed)) {
                const replace = async (next) => store.replace(invoice.id, claimed, JSON.stringify(next));
                try {
                    await work(novelty);
                }
                catch (error) {
                    // If this fails as well, the claim ends by itself.
                    await replace({ updated: seen.updated, statuses: seen.statuses }).catch(() => { });
                    throw error;
                }
                return replace(withHandled(invoice, seen));
            }
        }
        if (Date.now() > deadline)
            return false;
        await new Promise((resolve) => setTimeout(resolve, interval));
    }
}
function isClaimed({ claim }) {
    return claim !== undefined && claim.until > Date.now();
}
/**
 * Reads what a store keeps, as JSON. Of a payout that it has nothing of, nothing was handled.
 *
 * @throws SyntaxError if it is no JSON
 */
export function readSeen(text) {
    return text === undefined ? { updated: null, statuses: [] } : JSON.parse(text);
}
/**
 * Holds a change against what was handled. It is `old` if a later one was, or the same. With the time of the latest one and
 * another status it is `ambiguous`: which of the two came last can't be told.
 */
export function noveltyOf({ attributes: { updated, status } }, seen) {
    if (seen.updated === null || updated > seen.updated)
        return "new";
    if (updated < seen.updated || seen.statuses.includes(status))
        return "old";
    return "ambiguous";
}
/** What is remembered once a change that is not old was handled. */
export function withHandled({ attributes: { updated, status } }, seen) {
    const statuses = updated === seen.updated ? seen.statuses : [];
    return { updated, statuses: [...statuses, status] };
}
/** How many payouts are remembered, the latest to change. */
const remembered = 10_000;
/** A store for one process. It forgets at a restart, and what was handled before 10,000 other payouts changed. */
export function createMemoryStore() {
    const texts = new Map();
    return {
        get: (id) => texts.get(id),
        replace(id, expected, next) {
            if (texts.get(id) !== expected)
                return false;
            texts.delete(id);
            texts.set(id, next);
            const [oldest] = texts.keys();
            if (texts.size > remembered && oldest !== undefined)
                texts.delete(oldest);
            return true;
        },
    };
}
