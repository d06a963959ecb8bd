// Generated from spec/ by `npm run build`. Do not edit.

/**
 * The status of a payout whose processing has not started.
 */
export const initialStatus = "created";
/**
 * The statuses that are final, those with a reservation included.
 */
export const finalStatuses = ["expired", "terminated", "processed", "partially_processed", "process_failed", "partially_canceled", "canceled", "cancel_failed"];
/**
 * What the platform reserves of some final statuses, in words.
 */
export const reservations = { "processed": "can still be canceled", "partially_processed": "can still be canceled", "process_failed": "marked with a reservation that is not known" };
/**
 * The HTTP statuses of errors that the documentation describes.
 */
export const errorStatuses = [400, 401, 403, 404, 405, 409, 422, 429, 500, 502, 503, 504];
