// Generated from spec/ by `npm run build`. Do not edit.

import type { ClientOptions } from "./client-options.js";
/**
 * Makes the `fetch` below a client: it sends a request once, waits as long as it may, and reads the answer to its end, so that
 * one cut in the middle rejects. It follows no redirect, which would send a POST again or turn it into a GET.
 */
export declare function createSend({ fetch, timeout, }: ClientOptions): (request: Request) => Promise<Response>;
