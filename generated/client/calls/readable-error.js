// Generated from spec/ by `npm run build`. Do not edit.

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
    try {
        return Object(JSON.parse(text));
    }
    catch {
        return {};
    }
}
/** Whether a value is a map or a list. */
export function isObject(value) {
    return Object(value) === value;
}
