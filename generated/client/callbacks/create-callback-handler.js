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
            const done = await handleOnce(invoice, seen, async (context) => onChange(invoice, context));
            return done ? respond(200) : respond(503, { "Retry-After": "60" });
        }
        catch (error) {
            // Whatever becomes of it, the request has its response.
            (async () => onError(error))().catch(console.error);
            return respond(error instanceof CallbackError ? (rejections[error.fault] ?? 401) : 500);
        }
    };
}
/** Says nothing to whoever sent what was refused. */
function respond(status, headers = {}) {
    return new Response(null, { status, headers });
}
/** The largest body that is read, in bytes. A callback has a few thousand, and what its payout's creation brought as metadata. */
const limit = 2 * 1024 * 1024;
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
/**
 * How long somebody who is not heard of is believed to be at a change, in milliseconds. Who is at it says so three times
 * meanwhile.
 */
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
    const key = keyOf(invoice);
    for (const deadline = Date.now() + patience;;) {
        const text = await store.get(key);
        const seen = readSeen(text);
        const novelty = noveltyOf(invoice, seen);
        if (novelty === "old")
            return true;
        if (!isClaimed(seen)) {
            const claim = await takeClaim(key, text, seen, store);
            if (claim) {
                try {
                    await work({ ambiguous: novelty === "ambiguous", ahead: isAhead(invoice) });
                }
                catch (error) {
                    // If this fails as well, the claim ends by itself.
                    await claim.end(seen).catch(() => { });
                    throw error;
                }
                return claim.end(withHandled(invoice, seen));
            }
        }
        if (Date.now() > deadline)
            return false;
        await new Promise((resolve) => setTimeout(resolve, interval));
    }
}
/** What a payout is remembered under: nobody who has the test secret alone may say what was handled of a live payout. */
function keyOf({ id, attributes: { test_mode } }) {
    return `${test_mode === true ? "test" : "live"}:${id}`;
}
function isClaimed({ claim }) {
    return claim !== undefined && claim.until > Date.now();
}
/** @returns undefined if somebody else was faster, and what they did is to be read first */
async function takeClaim(key, text, { claim: _, ...seen }, store) {
    const by = crypto.randomUUID();
    const claimed = () => JSON.stringify({ ...seen, claim: { by, until: Date.now() + lease } });
    let current = claimed();
    if (!(await store.replace(key, text, current)))
        return undefined;
    const put = async (next) => {
        let done = await store.replace(key, current, next);
        if (!done) {
            // A store that failed before may have replaced it all the same.
            const kept = await store.get(key);
            done = kept !== undefined && readSeen(kept).claim?.by === by && (await store.replace(key, kept, next));
        }
        if (done)
            current = next;
        return done;
    };
    let renewal = Promise.resolve();
    // One at a time. One that fails is tried again before the claim ends.
    const timer = setInterval(() => {
        renewal = renewal.then(() => put(claimed())).catch(() => { });
    }, lease / 4);
    return {
        async end({ claim: _, ...next }) {
            clearInterval(timer);
            await renewal;
            return put(JSON.stringify(next));
        },
    };
}
/**
 * Reads what a store keeps, as JSON. Of a payout that it has nothing of, nothing was handled.
 *
 * @throws SyntaxError if it is no JSON
 */
export function readSeen(text) {
    return text ? JSON.parse(text) : nothing;
}
const nothing = { updated: null, statuses: [] };
/** How far ahead of this machine's clock the time of a change is believed, in seconds. */
const believed = 24 * 60 * 60;
function isAhead({ attributes: { updated } }) {
    return updated > Date.now() / 1000 + believed;
}
/**
 * Holds a change against what was handled. It is `old` if a later one was, or the same. With the time of the latest one and
 * another status it is `ambiguous`: which of the two came last can't be told. Nor can it of a change and one that was ahead.
 */
export function noveltyOf(invoice, seen) {
    const { updated, status } = invoice.attributes;
    const ahead = seen.ahead ?? nothing;
    // It may have been ahead when it came, and not be so by now.
    if (updated === ahead.updated && ahead.statuses.includes(status))
        return "old";
    const handled = isAhead(invoice) ? ahead : seen;
    if (updated === handled.updated)
        return handled.statuses.includes(status) ? "old" : "ambiguous";
    if (handled.updated !== null && updated < handled.updated)
        return "old";
    return handled !== ahead && seen.ahead ? "ambiguous" : "new";
}
/** What is remembered once a change that is not old was handled. */
export function withHandled(invoice, seen) {
    const { updated, status } = invoice.attributes;
    const handled = (before) => ({
        updated,
        statuses: [...(updated === before.updated ? before.statuses : []), status],
    });
    return isAhead(invoice) ? { ...seen, ahead: handled(seen.ahead ?? nothing) } : { ...seen, ...handled(seen) };
}
/** How long a payout is remembered after its last change, in milliseconds. */
const remembered = 15 * 24 * 60 * 60 * 1000;
/**
 * A store for one process. It forgets at a restart, and what was not replaced for 15 days: a callback that comes again after that
 * is new again. Each payout takes about 300 bytes.
 */
export function createMemoryStore() {
    const texts = new Map();
    return {
        get: (key) => texts.get(key)?.text,
        replace(key, expected, next) {
            if (texts.get(key)?.text !== expected)
                return false;
            const now = Date.now();
            texts.delete(key);
            texts.set(key, { text: next, until: now + remembered });
            // Those that were replaced the longest ago are the first.
            for (const [oldest, { until }] of texts) {
                if (until > now)
                    break;
                texts.delete(oldest);
            }
            return true;
        },
    };
}
