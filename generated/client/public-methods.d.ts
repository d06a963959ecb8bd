// Generated from spec/ by `npm run build`. Do not edit.

/**
 * The HTTP methods of the operations.
 */
export declare const methods: readonly ["GET", "POST"];
