// Generated from spec/ by `npm run build`. Do not edit.

import type { CallbackHandler } from "./create-callback-handler.js";
/** What is needed of a request of `node:http` or `node:http2`, or of a framework over them. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
    method?: string | undefined;
    headers: HeaderValues;
    /** Where cloud functions, Nest, and a `verify` of `express.json` keep the bytes beside what they parsed. */
    rawBody?: unknown;
    /** Where a framework keeps a body that it has read. Bytes and texts serve; what was parsed is lost. */
    body?: unknown;
}
/** What is needed of a response of `node:http`. */
export interface NodeResponse {
    readonly headersSent?: boolean;
    writeHead(status: number, headers: Record<string, string>): unknown;
    end(): unknown;
}
/**
 * Makes a listener for `node:http`, and for the frameworks over it, of a handler. Mount it before any parser of bodies, or have
 * the bytes kept in `rawBody`. It never rejects, and responds to every request.
 */
export declare function toNodeListener(handler: CallbackHandler): (request: NodeRequest, response: NodeResponse) => Promise<void>;
/** What is needed of an event that AWS Lambda hands over for a request: of both versions of API Gateway, a function's URL, or ALB. */
export interface LambdaEvent {
    httpMethod?: string | undefined;
    requestContext?: {
        http?: {
            method?: string | undefined;
        } | undefined;
    } | null | undefined;
    headers?: HeaderValues | null | undefined;
    multiValueHeaders?: HeaderValues | null | undefined;
    body?: string | null | undefined;
    isBase64Encoded?: boolean | undefined;
}
/** Makes a function for AWS Lambda of a handler. A body in Base64 is decoded. It never rejects. */
export declare function toLambdaHandler(handler: CallbackHandler): (event: LambdaEvent) => Promise<{
    statusCode: number;
    headers: Record<string, string>;
    body: string;
}>;
type HeaderValues = Record<string, string | readonly (string | undefined)[] | undefined>;
export {};
