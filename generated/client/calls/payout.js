// Generated from spec/ by `npm run build`. Do not edit.

/** Whether a value shows a payout, as far as money depends on it. */
export function isPayout(value) {
    const payout = value;
    return typeof payout?.id === "string" && typeof payout.attributes?.status === "string";
}
