// Generated from spec/ by `npm run build`. Do not edit.

import type { operations } from "../api.d.ts";
import { type RawBody } from "./raw-body.js";
/** The header that bears a signature. */
export declare const signatureHeader: keyof operations["receivePayoutInvoiceWebhook"]["parameters"]["header"];
/** What is signed, and with what. */
export interface SignCallbackOptions {
    /** The body as it is sent. */
    rawBody: RawBody;
    /** The account's secret key, test or live by the payout's `test_mode`. */
    secret: string;
}
/**
 * Signs a callback as the platform does, for tests of your own: Base64 of the binary SHA-1 digest of secret, body and
 * secret again.
 *
 * @returns the value of the header `X-Signature`
 */
export declare function signCallback({ rawBody, secret }: SignCallbackOptions): Promise<string>;
