// Generated from spec/ by `npm run build`. Do not edit.

import { outcomes } from "../outcomes.js";
import { errorStatuses } from "../statuses.js";
/**
 * A call that did not do what it should: an answer that says so, an answer that can't be read, or none. The message says what
 * happened and what to do next. No credentials are in it.
 */
export class PayoutsError extends Error {
    constructor({ next, cause, errors = [], ...known }) {
        const { operation, outcome, happened, status } = known;
        const fieldErrors = fieldErrorsOf(errors);
        const fields = Object.keys(fieldErrors).map(cleaned).join(", ");
        super(`${operation}: ${happened}${fields && ` (${fields})`}. ${next ?? outcomes[outcome]}`, { cause });
        const mayExist = outcome !== "not-created" && outcome !== "none";
        const docs = `errors/${errorStatuses.includes(status) ? status : "default"}.html`;
        Object.assign(this, { name: "PayoutsError", mayExist, differs: [], ...known, docs, errors, fieldErrors });
    }
}
/** The messages by field. A list names a field by a JSON:API `source`, or by a title that is no more than its name. */
function fieldErrorsOf(errors) {
    if (!Array.isArray(errors))
        return Object.fromEntries(Object.entries(errors).map(([field, text]) => [field, textOf(text)]));
    const named = errors.flatMap((error) => {
        const { source, title, detail = title } = Object(error);
        const field = Object(source).parameter ?? Object(source).pointer ?? (/^[\w.[\]]+$/.test(String(title)) ? title : "");
        const name = typeof field === "string" ? field.split("/").at(-1) : "";
        return name && detail !== undefined ? [[name, textOf(detail)]] : [];
    });
    return Object.fromEntries(named);
}
function textOf(message) {
    return [message]
        .flat()
        .map((part) => (typeof part === "string" ? part : JSON.stringify(part)))
        .join(" ");
}
/** A text from outside, such that nothing but text of one line gets into a message. */
export function cleaned(text) {
    return String(text).replaceAll(/\p{C}/gu, "?").slice(0, 80);
}
/** Whether a value shows a payout, as far as money depends on it. An ID of dots alone would lead to another path. */
export function isPayout(value) {
    const { id, attributes } = Object(value);
    return typeof id === "string" && /[^.]/.test(id) && typeof Object(attributes).status === "string";
}
