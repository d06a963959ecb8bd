// Generated from spec/ by `npm run build`. Do not edit.

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
    const wrong = Object.entries(forms).find(([name, form]) => !form.test(given[name] ?? ""))?.[0];
    if (wrong)
        throw new TypeError(`${wrong} is missing or malformed`);
    if (!(timeout > 0 && timeout <= longestTimeout))
        throw new TypeError("timeout is out of range");
    try {
        new Headers(headers);
    }
    catch {
        throw new TypeError("headers are malformed");
    }
}
