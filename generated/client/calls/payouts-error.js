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
        const fields = Object.keys(fieldErrors).join(", ");
        super(`${operation}: ${happened}${fields && ` (${fields})`}. ${next ?? outcomes[outcome]}`, { cause });
        const mayExist = outcome !== "not-created" && outcome !== "none";
        const docs = `errors/${errorStatuses.includes(status) ? status : "default"}.html`;
        Object.assign(this, { name: "PayoutsError", mayExist, ...known, docs, errors, fieldErrors });
    }
}
function fieldErrorsOf(errors) {
    if (Array.isArray(errors))
        return {};
    return Object.fromEntries(Object.entries(errors).map(([field, message]) => [field, [message].flat().join(" ")]));
}
/** Whether a value shows a payout, as far as money depends on it. */
export function isPayout(value) {
    const payout = value;
    return typeof payout?.id === "string" && typeof payout.attributes?.status === "string";
}
