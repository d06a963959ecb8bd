// Generated from spec/ by `npm run build`. Do not edit.

import { type Client } from "../openapi-fetch.js";
import type { ClientOptions } from "./client-options.js";
/** Makes a client that calls by path, with these headers in each request. */
export declare function createPathClient<Paths extends object>(options: ClientOptions, headers?: Record<string, string>): Client<Paths>;
