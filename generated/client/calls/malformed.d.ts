// Generated from spec/ by `npm run build`. Do not edit.

/** A mistake in the call. The value is not quoted, as it may hold a secret. */
export declare function malformed(name: string): TypeError;
