// Generated from spec/ by `npm run build`. Do not edit.

/** What `setTimeout` can count, in milliseconds; with more it fires at once. */
export const longestTimeout = 2 ** 31 - 1;
/** The first version of Bun that does not send a POST again when a connection that was kept open turns out to be closed. */
const safeBun = "1.3.14";
/**
 * Rejects options that can only fail later. No value is quoted, as any of them may hold a secret.
 *
 * @param credentials each that the client has, and the form that it needs
 * @throws TypeError
 * @throws Error on a run time that sends a payout twice
 */
export function checkOptions(options, credentials) {
    const { timeout = 1, maxBodySize = 1, headers } = options;
    const forms = { ...credentials, baseUrl: /^https?:\/\/[^\s@?#]+$/ };
    const given = options;
    for (const [name, form] of Object.entries(forms)) {
        if (!form.test(given[name] ?? ""))
            throw malformed(name);
    }
    if (!(timeout > 0 && timeout <= longestTimeout))
        throw malformed("timeout");
    if (!(maxBodySize > 0))
        throw malformed("maxBodySize");
    checkHeaders(headers);
    const { Bun } = globalThis;
    if (Bun && !options.fetch && Bun.version.localeCompare(safeBun, undefined, { numeric: true }) < 0) {
        throw new Error(`Bun ${Bun.version} may send a POST twice. Use Bun ${safeBun} or later, or a fetch of your own.`);
    }
}
/** @throws TypeError if HTTP does not allow a header */
export function checkHeaders(headers) {
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
/** Whether a value is a map or a list. */
export function isObject(value) {
    return Object(value) === value;
}
