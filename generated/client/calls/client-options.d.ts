// Generated from spec/ by `npm run build`. Do not edit.

import type { Fetch } from "./fetch.js";
/** What both clients need to know besides their credentials. */
export interface ClientOptions {
    /** Where the API is, base path included. Some deployments have a host of its own for it, without a base path. */
    baseUrl: string;
    /** Used in place of the global `fetch`. */
    fetch?: Fetch;
    /** How long an answer may take, its body included, in milliseconds; 30,000 by default, and at most 2,147,483,647. */
    timeout?: number;
    /** Headers to send with each request, besides the client's own. */
    headers?: Record<string, string>;
}
/**
 * Refuses options that can only fail later. No value is quoted, as any of them may hold a secret.
 *
 * @param credentials each that the client has, and the form that it needs
 * @throws TypeError
 */
export declare function checkOptions(options: ClientOptions, credentials: Record<string, RegExp>): void;
