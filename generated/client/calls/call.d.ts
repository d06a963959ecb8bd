// Generated from spec/ by `npm run build`. Do not edit.

import type { Outcome } from "../outcomes.js";
import type { Client } from "./openapi-fetch.js";
/** What can be set for one call. */
export interface CallOptions {
    /** Ends the call; what it did is then unknown. */
    signal?: AbortSignal | undefined;
    /** Headers to send with this request, besides the client's, which they can't replace. */
    headers?: Record<string, string>;
    /** Told of the response to this call as soon as it was read, whether it says success or not. */
    onResponse?: ((response: ResponseInfo) => void) | undefined;
}
/** What is known of a response besides its body. */
export interface ResponseInfo {
    /** HTTP status. */
    status: number;
    /** What the contract says that the status means for the money. */
    outcome: Outcome;
    /** The server's ID of the request, if it gave one; name it to the platform's support. */
    requestId: string | undefined;
    headers: {
        get(name: string): string | null;
    };
}
/** What the contract says of an operation. */
export interface CalledOperation {
    /** Its `operationId`. */
    operation: string;
    method: string;
    path: string;
    /** What each documented status means; `default` stands for all others. */
    outcomes: {
        [status: string]: Outcome;
        default: Outcome;
    };
    /** What is handed back: the document around `data` if left out, `data` alone, or whatever the body is. */
    part?: "data" | "any";
    /** The statuses of success that come without a body. */
    empty?: number[];
}
/** What an operation is called with. */
export interface Given {
    path?: Record<string, string>;
    query?: object;
    body?: unknown;
}
/** Resolves to the body of an answer that says that all went well, or rejects with a PayoutsError. */
export type Call = <Answer>(called: CalledOperation, given: Given, options?: CallOptions) => Promise<Answer>;
/** Makes the function that the generated operations call. */
export declare function createCall<Paths extends object>(client: Pick<Client<Paths>, "request">): Call;
/** Says why there is no answer to read. An error of `fetch` is not handed on, as it may hold the request with its credentials. */
export declare function describeNoResponse(reason: unknown, signal?: AbortSignal): {
    happened: string;
    cause?: unknown;
};
