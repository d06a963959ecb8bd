// Generated from spec/ by `npm run build`. Do not edit.

/**
 * Waits before another request: longer each time, by chance a little more or less, so that many callers do not come back at
 * once, and never shorter than the server asks for.
 *
 * @param first about how long the first wait lasts, in milliseconds; each further one lasts twice as long
 * @param round from 0
 * @param retryAfter what the server asks for, in seconds
 * @throws the signal's reason once it is aborted
 */
export declare function wait(first: number, round: number, retryAfter?: number, signal?: AbortSignal): Promise<void>;
