// Generated from spec/ by `npm run build`. Do not edit.

import createClient, {} from "../openapi-fetch.js";
/** Makes a client that calls by path, with these headers in each request. */
export function createPathClient(options, headers) {
    const { baseUrl } = options;
    const fetch = createSend(options);
    return createClient({ baseUrl, headers: { ...options.headers, ...headers }, fetch, Request: Sent });
}
/** The functions of a client that call by path, by the HTTP methods that its operations have. */
export function pickMethods(client, methods) {
    return Object.fromEntries(methods.map((method) => [method, client[method]]));
}
/** What `setTimeout` can count, in milliseconds; with more it fires at once. */
const longestTimeout = 2 ** 31 - 1;
/**
 * Refuses options that can only fail later. No value is quoted, as any of them may hold a secret.
 *
 * @param credentials each that the client has, and the form that it needs
 * @throws TypeError
 */
export function checkOptions(options, credentials) {
    const { timeout = 1, headers } = options;
    const forms = { ...credentials, baseUrl: /^https?:\/\/[^\s@?#]+$/ };
    const given = options;
    for (const [name, form] of Object.entries(forms)) {
        if (!form.test(given[name] ?? ""))
            throw malformed(name);
    }
    if (!(timeout > 0 && timeout <= longestTimeout))
        throw malformed("timeout");
    try {
        new Headers(headers);
    }
    catch {
        throw malformed("headers");
    }
}
/** A mistake in the call. The value is not quoted, as it may hold a secret. */
export function malformed(name) {
    return new TypeError(`${name} is missing or malformed. See its documentation.`);
}
/** Stands for `Request` in openapi-fetch: a real one would cost more than all else here, only to be taken apart again. */
export function Sent(url, init) {
    return { ...init, url };
}
/**
 * Makes the `fetch` below a client: it sends a request once, waits as long as it may, and reads the answer to its end, so that
 * one cut in the middle rejects. It follows no redirect, which would send a POST again or turn it into a GET.
 */
export function createSend({ fetch = sendOnce, timeout = 30_000 }) {
    return async ({ url, method, headers, body, signal: caller }) => {
        caller?.throwIfAborted();
        const controller = new AbortController();
        const { signal } = controller;
        // A `fetch` that was handed in may pay no heed to the signal.
        const stopped = new Promise((_resolve, reject) => {
            signal.onabort = () => reject(signal.reason);
        });
        const stop = () => controller.abort(caller?.reason);
        caller?.addEventListener("abort", stop);
        const late = () => controller.abort(new DOMException(`no answer within ${timeout} ms`, "TimeoutError"));
        const timer = setTimeout(late, timeout);
        const init = { method, headers: Object.fromEntries(headers), signal, redirect: "manual" };
        const ask = async () => readToEnd(await fetch(url, body === undefined ? init : { ...init, body }));
        try {
            return await Promise.race([ask(), stopped]);
        }
        finally {
            clearTimeout(timer);
            caller?.removeEventListener("abort", stop);
        }
    };
}
/** The answer with its text at hand, which is in the API's form if the answer is an error. */
async function readToEnd(response) {
    const { status, statusText } = response;
    const ok = status > 199 && status < 300;
    const given = await response.text();
    const read = ok ? given : readableError(given, status, statusText);
    const body = { ok, text: async () => read, json: async () => JSON.parse(read) };
    return Object.defineProperties(response, Object.getOwnPropertyDescriptors(body));
}
/**
 * Sends by the global `fetch`, and only once: Node's sends a POST again by itself after a 421. It is looked up at each call,
 * so that a library that replaces it in tests may do so at any time.
 */
export function sendOnce(url, init) {
    const key = Symbol.for("undici.globalDispatcher.1");
    const { [key]: global } = globalThis;
    let sent = false;
    const dispatch = (options, handler) => {
        if (sent || !global)
            throw new Error("sent already");
        sent = true;
        return global.dispatch(options, handler);
    };
    return globalThis.fetch(url, global ? { ...init, dispatcher: { dispatch } } : init);
}
/**
 * Gives the body of an error the API's own form. A proxy before the platform may answer with no body, or with one that is no
 * JSON; `error` would then be undefined or a text, and a program that asks for it would take the failure for a success.
 */
export function readableError(text, status, statusText) {
    const { errors, data } = readDocument(text);
    if (Array.isArray(errors) ? errors.every(isObject) : isObject(errors))
        return text;
    return JSON.stringify({ errors: [{ status: statusText || "Unknown", code: `${status}` }], data });
}
/** The document in a text; an empty one if there is none. */
export function readDocument(text) {
    return Object(parseJson(text));
}
/** The value of a JSON text; undefined if it is none. */
export function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Whether a value is a map or a list. */
export function isObject(value) {
    return Object(value) === value;
}
