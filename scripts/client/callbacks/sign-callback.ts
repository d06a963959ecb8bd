import type { operations } from "../api.d.ts";
import { bytesOf, type RawBody } from "./raw-body.ts";

/** The header that bears a signature. */
export const signatureHeader: keyof operations["receivePayoutInvoiceWebhook"]["parameters"]["header"] = "X-Signature";

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
export async function signCallback({ rawBody, secret }: SignCallbackOptions): Promise<string> {
  const key = new TextEncoder().encode(secret);
  const signed = new Uint8Array(await new Blob([key, bytesOf(rawBody), key]).arrayBuffer());
  const digest = await crypto.subtle.digest("SHA-1", signed);
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
