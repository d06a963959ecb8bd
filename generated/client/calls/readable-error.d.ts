// Generated from spec/ by `npm run build`. Do not edit.

/** A document of the API, as far as it can be told without its schema. */
export interface ApiDocument {
    data?: unknown;
    errors?: unknown;
}
/**
 * Gives the body of an error the API's own form. A proxy before the platform may answer with no body, or with one that is no
 * JSON; `error` would then be undefined or a text, and a program that asks for it would take the failure for a success.
 */
export declare function readableError(text: string, status: number, statusText: string): string;
/** The document in a text; an empty one if there is none. */
export declare function readDocument(text: string | undefined): ApiDocument;
/** Whether a value is a map or a list. */
export declare function isObject(value: unknown): boolean;
