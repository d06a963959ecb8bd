// Generated from spec/ by `npm run build`. Do not edit.

import type { components } from "../api.d.ts";
import { type RawBody } from "./raw-body.js";
/** A payout, as the private API and callbacks show it. */
export type PayoutInvoice = components["schemas"]["PayoutInvoice"];
/**
 * Reads the payout in a callback's body. It does not say who sent it: `verifyCallback` does, and reads the payout, too.
 *
 * The answer is open: members, statuses and resolutions that this version does not know are let through.
 *
 * @throws CallbackError if the body is no JSON, or no payout with an ID, a status and a time of its last change
 */
export declare function parseCallback(rawBody: RawBody): PayoutInvoice;
/** Whether the payout in a body is a test. A body that can't be read is none. */
export declare function testModeOf(body: Uint8Array): boolean;
/**
 * The text of a body in UTF-8.
 *
 * @throws TypeError if its bytes are no UTF-8: a text that was mended would not be what was signed
 */
export declare function textOf(body: Uint8Array): string;
