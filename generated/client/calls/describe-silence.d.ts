// Generated from spec/ by `npm run build`. Do not edit.

/** Says why there is no answer to read. An error of `fetch` is not handed on, as it may hold the request with its credentials. */
export declare function describeSilence(reason: unknown, signal?: AbortSignal): {
    happened: string;
    cause?: unknown;
};
