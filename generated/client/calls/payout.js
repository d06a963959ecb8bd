// Generated from spec/ by `npm run build`. Do not edit.

/** Whether an answer shows a payout, as far as money depends on it. */
export function isPayout(value) {
    const { id, attributes } = (value ?? {});
    return typeof id === "string" && typeof attributes?.status === "string";
}
