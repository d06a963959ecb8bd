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
/** A list may name a field by a JSON:API `source`; else the short name of the error stands for it. */
function fieldErrorsOf(errors) {
    const texts = new Map();
    for (const [key, error] of Object.entries(errors)) {
        const { source, title, detail } = Array.isArray(errors) ? Object(error) : { title: key, detail: error };
        const { parameter, pointer } = Object(source);
        const name = `${parameter ?? pointer ?? title ?? ""}`.split("/").at(-1);
        if (name && detail !== undefined)
            texts.set(name, [texts.get(name) ?? [], textOf(detail)].flat().join(" "));
    }
    return Object.fromEntries(texts);
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
