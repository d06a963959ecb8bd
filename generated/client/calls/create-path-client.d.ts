// Generated from spec/ by `npm run build`. Do not edit.

import { type Client } from "../openapi-fetch.js";
/**
 * Makes a client that calls by path.
 *
 * @param authorization the header of that name in each request
 * @param secrets what no error may show, even if a server repeats it
 */
export declare function createPathClient<Paths extends object>(options: ClientOptions, authorization?: string, secrets?: string[]): Client<Paths>;
/** The functions of a client that call by path, by the HTTP methods that its operations have. */
export declare function pickMethods<Client, Method extends keyof Client>(client: Client, methods: readonly Method[]): Pick<Client, Method>;
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
/** What `setTimeout` can count, in milliseconds; with more it fires at once. */
export declare const longestTimeout: number;
/**
 * Refuses options that can only fail later. No value is quoted, as any of them may hold a secret.
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
/** A call as openapi-fetch makes it. */
export interface Sent {
    url: string;
    method: string;
    headers: Headers;
    body?: string;
    signal?: AbortSignal;
}
/** Stands for `Request` in openapi-fetch: a real one would cost more than all else here, only to be taken apart again. */
export declare function Sent(url: string, init: Omit<Sent, "url">): Sent;
/** What ends a request from here. Its message is this client's own, and shows nothing of the request. */
export declare class OwnError extends Error {
}
/**
 * Makes the `fetch` below a client: it sends a request once, waits as long as it may, and reads the response to its end, so that
 * one cut in the middle rejects. It follows no redirect, which would send a POST again or turn it into a GET.
 */
export declare function createSend({ fetch, timeout, maxBodySize }: ClientOptions, authorization?: string, secrets?: string[]): (sent: Sent) => Promise<Response>;
/**
 * Sends by the global `fetch`, and only once: Node's sends a POST again by itself after a 421. It is looked up at each call,
 * so that a library that replaces it in tests may do so at any time.
 */
export declare function sendOnce(url: string, init: FetchInit): Promise<Response>;
/** A document of the API, as far as it can be told without its schema. */
export interface ApiDocument {
    data?: unknown;
    errors?: unknown;
}
/**
 * Gives the body of an error the API's own form. A proxy before the platform may answer with no body, or with one that is no
 * JSON; `error` would then be undefined or a text, and a program that asks for it would take the failure for a success.
 */
export declare function readableError(text: string, status: number, statusText: string): string;
/** The document in a text; an empty one if there is none. */
export declare function readDocument(text: string | undefined): ApiDocument;
/** The value of a JSON text; undefined if it is none. */
export declare function parseJson(text: string | undefined): unknown;
/** Whether a value is a map or a list. */
export declare function isObject(value: unknown): boolean;
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
export {};
