// Generated from spec/ by `npm run build`. Do not edit.

import type { CallbackHandler } from "./create-callback-handler.js";
/** What is needed of a request of `node:http`, or of a framework over it. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
    method?: string | undefined;
    headers: Record<string, string | string[] | undefined>;
    /** Where a framework keeps a body that it has read. Bytes and texts serve; what was parsed is lost. */
    body?: unknown;
}
/** What is needed of a response of `node:http`. */
export interface NodeResponse {
    writeHead(status: number, headers: Record<string, string>): unknown;
    end(): unknown;
}
/** Makes a listener for `node:http`, and for the frameworks over it, of a handler. Mount it before any parser of bodies. */
export declare function toNodeListener(handler: CallbackHandler): (request: NodeRequest, response: NodeResponse) => Promise<void>;
