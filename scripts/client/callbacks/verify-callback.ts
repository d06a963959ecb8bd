import type { operations } from "../api.d.ts";
import type { PayoutInvoice } from "../schemas.d.ts";
import { CallbackError } from "./callback-error.ts";

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
export async function verifyCallback(options: VerifyCallbackOptions): Promise<PayoutInvoice> {
  const { rawBody, secret } = options;
  const [signature] = [options.signature].flat();
  const body = bytesOf(rawBody);
  const secrets = chooseSecrets(secret, () => testModeOf(body));
  if (!signature || !/^[A-Za-z0-9+/]{27}=$/.test(signature)) {
    throw new CallbackError(
      "no-signature",
      `${signatureHeader} is missing or not a SHA-1 digest in Base64. Hand over the header as it came; do not trust a callback without it.`,
    );
  }
  const signatures = await Promise.all(secrets.own.map((one) => signCallback({ rawBody: body, secret: one })));
  // Each is compared, so that the time does not say which secret came near.
  const matches = signatures.filter((expected) => equalInConstantTime(expected, signature));
  if (matches.length === 0) throw await likelyCause({ body, signature, secrets });
  return parseCallback(body);
}

/** Compares texts of one length in a time that does not depend on where they differ. */
function equalInConstantTime(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index++) difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}

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

/** One secret, or several at a time while a key is changed. */
export type Secrets = string | readonly string[];

/**
 * What callbacks are signed with: the account's secret key. A payout's `test_mode` says which of the two keys signs; give
 * each its name, and a callback on a live payout that bears the test key's signature is rejected.
 */
export type CallbackSecret = Secrets | { readonly test?: Secrets; readonly live?: Secrets };

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
export function chooseSecrets(secret: CallbackSecret, testMode: () => boolean): ChosenSecrets {
  checkSecrets(secret);
  if (typeof secret === "string" || isList(secret)) return { own: listOf(secret), others: [] };
  const mode = testMode() ? "test" : "live";
  const own = listOf(secret[mode]);
  if (own.length === 0) {
    throw new CallbackError("no-secret", `A callback on a ${mode} payout, and no ${mode} secret. Give secret.${mode}.`);
  }
  return { own, others: listOf(secret[mode === "test" ? "live" : "test"]) };
}

/**
 * Looks at secrets before there is a callback, so that a mistake in them shows when a server starts.
 *
 * @throws TypeError as `chooseSecrets` does
 */
export function checkSecrets(secret: CallbackSecret): void {
  const given = typeof secret === "string" || isList(secret) ? [secret] : [secret?.test, secret?.live];
  const secrets = given.flatMap(listOf);
  if (secrets.length === 0 || secrets.some((one) => typeof one !== "string" || one === "")) {
    throw new TypeError("secret is missing or empty. Give the account's secret key, or { test, live }.");
  }
}

function isList(secret: unknown): secret is readonly string[] {
  return Array.isArray(secret);
}

function listOf(secrets: Secrets | undefined): readonly string[] {
  if (secrets === undefined) return [];
  return typeof secrets === "string" ? [secrets] : secrets;
}

/**
 * Reads the payout in a callback's body. It does not say who sent it: `verifyCallback` does, and reads the payout, too.
 *
 * The response is open: members, statuses and resolutions that this version does not know are let through.
 *
 * @throws CallbackError if the body is not JSON, or no payout with an ID, a status and a time of its last change
 */
export function parseCallback(rawBody: RawBody): PayoutInvoice {
  const invoice = read(bytesOf(rawBody));
  const { id, attributes } = invoice ?? {};
  if (typeof id !== "string" || !id || typeof attributes?.status !== "string" || !Number.isFinite(attributes.updated)) {
    throw new CallbackError("unreadable", "The body is not a payout invoice in JSON. Look up the payout.");
  }
  return invoice as PayoutInvoice;
}

/** Whether the payout in a body is a test. A body that can't be read is none. */
export function testModeOf(body: Uint8Array): boolean {
  return read(body)?.attributes?.test_mode === true;
}

/**
 * The text of a body in UTF-8.
 *
 * @throws TypeError if its bytes are no UTF-8: a text that was mended would not be what was signed
 */
export function textOf(body: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(body);
}

type Loose = Partial<Omit<PayoutInvoice, "attributes">> & { attributes?: Partial<PayoutInvoice["attributes"]> | null };

function read(body: Uint8Array): Loose | null | undefined {
  try {
    return JSON.parse(textOf(body))?.data;
  } catch {
    return undefined;
  }
}

/** A body as it came: its bytes, or the text that they are in UTF-8. */
export type RawBody = string | Uint8Array | ArrayBuffer;

/**
 * The bytes of a body.
 *
 * @throws CallbackError if it was parsed already, so that its bytes are lost
 */
export function bytesOf(rawBody: RawBody): Uint8Array<ArrayBuffer> {
  if (typeof rawBody === "string") return new TextEncoder().encode(rawBody);
  // A copy, since what came may stand in memory that Web Crypto does not take.
  if (ArrayBuffer.isView(rawBody)) return new Uint8Array(rawBody);
  if (Object.prototype.toString.call(rawBody) === "[object ArrayBuffer]") return new Uint8Array(rawBody);
  throw new CallbackError(
    "parsed-body",
    "rawBody is neither bytes nor a string, so it was parsed before. Take the body as it came, before any parser, or request.rawBody.",
  );
}

/** What is known of a signature that does not match. */
export interface Mismatch {
  body: Uint8Array<ArrayBuffer>;
  signature: string;
  secrets: ChosenSecrets;
}

/**
 * The largest body whose mismatch is looked into, in bytes: the search digests a body a dozen times, and anybody can send one.
 * A usual callback has a few thousand.
 */
const searchable = 16 * 1024;

/** Finds out why a signature does not match, by what it would match instead. */
export async function likelyCause({ body, signature, secrets }: Mismatch): Promise<CallbackError> {
  const { own, others } = secrets;
  const signedBy = async (rawBody: RawBody, candidates: readonly string[]): Promise<boolean> => {
    const signatures = await Promise.all(candidates.map((secret) => signCallback({ rawBody, secret })));
    return signatures.includes(signature);
  };
  if (body.length === 0) {
    return new CallbackError(
      "empty-body",
      "The body is empty: something read it before. Verify before any parser of bodies, or have the parser keep the bytes in request.rawBody.",
    );
  }
  if (body.length <= searchable) {
    if (await signedBy(body, others)) {
      return new CallbackError(
        "other-mode",
        "The callback is signed with the secret of the other mode. Check which secret is the test one and which the live one.",
      );
    }
    if (await signedBy(body, trimmed([...own, ...others]))) {
      return new CallbackError(
        "white-space",
        "The secret has white space around it. Take it away; a file often ends with a new line.",
      );
    }
    for (const [how, form] of otherForms(body)) {
      if (await signedBy(form, [...own, ...others])) return new CallbackError("changed-body", how);
    }
  }
  return new CallbackError(
    "mismatch",
    "The signature does not match. Check that the body is as it came, byte for byte (request.rawBody, where a framework parses it), and that the secret is the account's, of the payout's mode.",
  );
}

function trimmed(secrets: string[]): string[] {
  return secrets.filter((secret) => secret !== secret.trim()).map((secret) => secret.trim());
}

/** What may have been sent where this came: what frameworks make a body of, and other forms of the same JSON. */
function* otherForms(body: Uint8Array): Generator<[how: string, form: RawBody]> {
  try {
    const text = textOf(body);
    if (/^[A-Za-z0-9+/]+=*$/.test(text)) {
      yield ["The body is in Base64, as Lambda gives it with isBase64Encoded. Decode it.", bytesOfBinary(atob(text))];
    }
    yield ["The body was decoded as Latin-1. Take the bytes as they came.", bytesOfBinary(text)];
    const value = JSON.parse(text);
    if (typeof value === "string") yield ["The body was serialized twice. Take the bytes as they came.", value];
    const compact = JSON.stringify(value);
    for (const form of [compact, compact.replaceAll("/", "\\/")]) {
      for (const escaped of [form, form.replaceAll(/[\u0080-\uffff]/g, escapeAsPhp)]) {
        yield [reserialized, escaped];
        yield [reserialized, `${escaped}\n`];
      }
    }
  } catch {
    // Nothing more can be made of it.
  }
}

const reserialized = "The body was parsed and serialized again, or cut. Take the bytes as they came.";

function escapeAsPhp(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The bytes of a text that has one character for each. */
export function bytesOfBinary(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
