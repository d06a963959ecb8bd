// Generated from spec/ by `npm run build`. Do not edit.

import { type PayoutInvoice } from "./parse-callback.js";
import { type RawBody } from "./raw-body.js";
import { type CallbackSecret } from "./secrets.js";
/** What `verifyCallback` needs. */
export interface VerifyCallbackOptions {
    /** The body as it came, before any parser: bytes, or the text that they are. */
    rawBody: RawBody;
    /** The header `X-Signature`. */
    signature: string | null | undefined;
    /** The account's secret key, or several, or those of each mode. */
    secret: CallbackSecret;
}
/**
 * Says whether a callback comes from the platform, by its signature over the raw bytes: Base64 of the binary SHA-1 digest of
 * secret, body and secret again. It compares in constant time, on Web Crypto.
 *
 * @returns the payout in the body, which nothing should be done with before
 * @throws CallbackError if the signature is not right; its message says the likely cause
 * @throws TypeError if the secret is missing or empty
 */
export declare function verifyCallback({ rawBody, signature, secret }: VerifyCallbackOptions): Promise<PayoutInvoice>;
