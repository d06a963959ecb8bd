// Generated from spec/ by `npm run build`. Do not edit.

/**
 * The status of a payout whose processing has not started.
 */
export declare const initialStatus: string;
/**
 * The statuses after which nothing changes.
 */
export declare const finalStatuses: readonly string[];
/**
 * The HTTP statuses of errors that the documentation describes.
 */
export declare const errorStatuses: readonly (number | undefined)[];
