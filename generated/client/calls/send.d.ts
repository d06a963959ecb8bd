// Generated from spec/ by `npm run build`. Do not edit.

import type { ClientOptions } from "./client-options.js";
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
/**
 * Makes the `fetch` below a client: it sends a request once, waits as long as it may, and reads the answer to its end, so that
 * one cut in the middle rejects. It follows no redirect, which would send a POST again or turn it into a GET.
 */
export declare function createSend({ fetch, timeout }: ClientOptions): (sent: Sent) => Promise<Response>;
