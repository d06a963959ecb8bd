// Generated from spec/ by `npm run build`. Do not edit.

/**
 * Gives the body of an error the API's own form. A proxy before the platform may answer with no body, or with one that is no
 * JSON; `error` would then be undefined or a text, and a program that asks for it would take the failure for a success.
 */
export declare function readableError(text: string, status: number, statusText: string): string;
