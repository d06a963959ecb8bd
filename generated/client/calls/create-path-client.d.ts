// Generated from spec/ by `npm run build`. Do not edit.

import { type ClientOptions, type FetchInit } from "./client-options.js";
import { type Client, type Sent } from "./openapi-fetch.js";
/**
 * Makes a client that calls by path.
 *
 * @param methods the HTTP methods that it has a function for
 * @param authorization the header of that name in each request
 * @param secrets what no error may show, even if a server repeats it
 */
export declare function createPathClient<Paths extends object>(options: ClientOptions, methods: readonly string[], authorization?: string, secrets?: string[]): Client<Paths>;
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
