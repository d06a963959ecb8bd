// Generated from spec/ by `npm run build`. Do not edit.

import type { Middleware } from "openapi-fetch";
/**
 * Gives every error the API's own form. A proxy before the platform may answer with no body, or with one that is no JSON;
 * `error` would then be undefined or a text, and a program that asks for it would take the failure for a success.
 */
export declare const readableErrors: Middleware;
