// Generated from spec/ by `npm run build`. Do not edit.

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
