// Generated from spec/ by `npm run build`. Do not edit.

import type { FetchInit } from "./fetch.js";
/**
 * Sends by the global `fetch`, and only once: Node's sends a POST again by itself after a 421. It is looked up at each call,
 * so that a library that replaces it in tests may do so at any time.
 */
export declare function sendOnce(url: string, init: FetchInit): Promise<Response>;
