// Generated from spec/ by `npm run build`. Do not edit.

import { malformed } from "./malformed.js";
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
