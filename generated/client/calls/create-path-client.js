// Generated from spec/ by `npm run build`. Do not edit.

import createClient, {} from "../openapi-fetch.js";
import { createSend, Sent } from "./send.js";
/** Makes a client that calls by path, with these headers in each request. */
export function createPathClient(options, headers) {
    const { baseUrl } = options;
    const fetch = createSend(options);
    return createClient({ baseUrl, headers: { ...options.headers, ...headers }, fetch, Request: Sent });
}
