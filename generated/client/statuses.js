// Generated from spec/ by `npm run build`. Do not edit.

/**
 * The status of a payout whose processing has not started.
 */
export const initialStatus = "created";
/**
 * The statuses after which nothing changes.
 */
export const finalStatuses = ["expired", "terminated", "process_failed", "partially_canceled", "canceled", "cancel_failed"];
