// Generated from spec/ by `npm run build`. Do not edit.

/** A mistake in the call. The value is not quoted, as it may hold a secret. */
export function malformed(name) {
    return new TypeError(`${name} is missing or malformed. See its documentation.`);
}
