// Generated from spec/ by `npm run build`. Do not edit.

/**
 * The status of a payout whose processing has not started.
 */
export declare const initialStatus: string;
/**
 * The statuses that are final, those with a reservation included.
 */
export declare const finalStatuses: readonly string[];
/**
 * What the platform reserves of some final statuses, in words.
 */
export declare const reservations: {
    readonly [status: string]: string;
};
/**
 * The HTTP statuses of errors that the documentation describes.
 */
export declare const errorStatuses: readonly (number | undefined)[];
