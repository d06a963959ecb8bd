// Generated from spec/ by `npm run build`. Do not edit.

import type { components, operations } from "../api.d.ts";
import { CallbackError } from "./callback-error.js";
/** What `verifyCallback` needs. */
export interface VerifyCallbackOptions {
    /** The body as it came, before any parser: bytes, or the text that they are. */
    rawBody: RawBody;
    /** The header `X-Signature`, or the list of its values that some frameworks give. */
    signature: string | readonly (string | undefined)[] | null | undefined;
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
export declare function verifyCallback(options: VerifyCallbackOptions): Promise<PayoutInvoice>;
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
/** One secret, or several at a time while a key is changed. */
export type Secrets = string | readonly string[];
/**
 * What callbacks are signed with: the account's secret key. A payout's `test_mode` says which of the two keys signs; give
 * each its name, and a callback on a live payout that bears the test key's signature is refused.
 */
export type CallbackSecret = Secrets | {
    readonly test?: Secrets;
    readonly live?: Secrets;
};
/** The secrets by which a callback may be signed, and those by which it must not be. */
export interface ChosenSecrets {
    own: readonly string[];
    others: readonly string[];
}
/**
 * Chooses secrets by the payout's mode. Nothing else may follow from the mode before the signature was found right.
 *
 * @throws CallbackError if none was given for the mode
 * @throws TypeError if no secret was given at all, or an empty one, with which anybody could sign
 */
export declare function chooseSecrets(secret: CallbackSecret, testMode: () => boolean): ChosenSecrets;
/**
 * Looks at secrets before there is a callback, so that a mistake in them shows when a server starts.
 *
 * @throws TypeError as `chooseSecrets` does
 */
export declare function checkSecrets(secret: CallbackSecret): void;
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
/** A body as it came: its bytes, or the text that they are in UTF-8. */
export type RawBody = string | Uint8Array | ArrayBuffer;
/**
 * The bytes of a body.
 *
 * @throws CallbackError if it was parsed already, so that its bytes are lost
 */
export declare function bytesOf(rawBody: RawBody): Uint8Array<ArrayBuffer>;
/** What is known of a signature that does not match. */
export interface Mismatch {
    body: Uint8Array<ArrayBuffer>;
    signature: string;
    secrets: ChosenSecrets;
}
/** Finds out why a signature does not match, by what it would match instead. */
export declare function likelyCause({ body, signature, secrets }: Mismatch): Promise<CallbackError>;
/** The bytes of a text that has one character for each. */
export declare function bytesOfBinary(text: string): Uint8Array<ArrayBuffer>;
