// Generated from spec/ by `npm run build`. Do not edit.

/**
 * The status of a payout whose processing has not started.
 */
export const initialStatus = "created";
/**
 * The statuses after which nothing changes.
 */
export const finalStatuses = ["expired", "terminated", "process_failed", "partially_canceled", "canceled", "cancel_failed"];
/**
 * The HTTP statuses of errors that the documentation describes.
 */
export const errorStatuses = [400, 401, 403, 404, 405, 409, 422, 500, 502, 503, 504];
