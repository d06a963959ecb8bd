// Generated from spec/ by `npm run build`. Do not edit.

/** What both clients need to know besides their credentials. */
export interface ClientOptions {
    /** Where the API is, base path included. Some deployments have a host of its own for it, without a base path. */
    baseUrl: string;
    /** Used in place of the global `fetch`. */
    fetch?: Fetch;
    /** How long a response may take, its body included, in milliseconds; 30,000 by default, and at most 2,147,483,647. */
    timeout?: number;
    /** How large the body of a response may be, in bytes; 10,000,000 by default. What is larger is read no further. */
    maxBodySize?: number;
    /** Headers to send with each request, besides the client's own, which they can't replace. */
    headers?: Record<string, string>;
}
/**
 * The `fetch` that a client sends by. The global one fits, undici's does, and a test's may leave its arguments out. A client
 * asks for text alone, and never for a redirect to be followed.
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchedResponse>;
/** What a client hands to `fetch`, besides the URL. */
export interface FetchInit {
    method: string;
    headers: Record<string, string>;
    body?: string;
    redirect: "manual";
    cache?: "no-store";
    signal: AbortSignal;
}
/** What a client reads of a response. */
export interface FetchedResponse {
    readonly status: number;
    readonly statusText: string;
    readonly headers: {
        get(name: string): string | null;
    };
    /** Read as it comes, if it is there, so that a body without an end has one. */
    readonly body?: {
        getReader(): BodyReader;
    } | null;
    text(): Promise<string>;
}
interface BodyReader {
    read(): Promise<{
        value?: Uint8Array | undefined;
    }>;
    cancel(): Promise<unknown>;
}
/** What `setTimeout` can count, in milliseconds; with more it fires at once. */
export declare const longestTimeout: number;
/**
 * Rejects options that can only fail later. No value is quoted, as any of them may hold a secret.
 *
 * @param credentials each that the client has, and the form that it needs
 * @throws TypeError
 * @throws Error on a run time that sends a payout twice
 */
export declare function checkOptions(options: ClientOptions, credentials: Record<string, RegExp>): void;
/** @throws TypeError if HTTP does not allow a header */
export declare function checkHeaders(headers: Record<string, string> | undefined): void;
/** A mistake in the call. The value is not quoted, as it may hold a secret. */
export declare function malformed(name: string): TypeError;
/** Whether a value is a map or a list. */
export declare function isObject(value: unknown): boolean;
export {};
