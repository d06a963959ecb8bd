// Generated from spec/ by `npm run build`. Do not edit.

import type { Client } from "../openapi-fetch.js";
/** The part of a client that calls by path. */
export type Paths<Client> = Pick<Client, keyof Client & ("request" | "GET" | "POST")>;
/**
 * Makes a client send a key in the query of the operations that take it there.
 *
 * @param key the name of the parameter, and the operations, as `GET /path`
 */
export declare function withKey<PathTypes extends object>(client: Client<PathTypes>, key: {
    name: string;
    operations: string[];
}, value: string): Paths<Client<PathTypes>>;
