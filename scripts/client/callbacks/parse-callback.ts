import type { components } from "../api.d.ts";
import { CallbackError } from "./callback-error.ts";
import { bytesOf, type RawBody } from "./raw-body.ts";

/** A payout, as the private API and callbacks show it. */
export type PayoutInvoice = components["schemas"]["PayoutInvoice"];

/**
 * Reads the payout in a callback's body. It does not say who sent it: `verifyCallback` does, and reads the payout, too.
 *
 * The answer is open: members, statuses and resolutions that this version does not know are let through.
 *
 * @throws CallbackError if the body is no JSON, or no payout with an ID, a status and a time of its last change
 */
export function parseCallback(rawBody: RawBody): PayoutInvoice {
  const invoice = read(bytesOf(rawBody));
  const { id, attributes } = invoice ?? {};
  if (typeof id !== "string" || typeof attributes?.status !== "string" || !Number.isFinite(attributes.updated)) {
    throw new CallbackError("unreadable", "The body is no payout invoice in JSON. Look the payout up.");
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
