import { setTimeout as delay } from "node:timers/promises";
import { signatureHeader, signCallback } from "../client/callbacks/verify-callback.ts";
import type { Mock } from "../mock/interface.ts";

/** A callback that a scenario sends. */
export interface PlannedCallback {
  /** The status that it tells of. */
  status: string;
  /** How many minutes before the payout's latest change the change was that it tells of; 0 by default. */
  age?: number;
  /** What is wrong with it. Without it, it is as the platform sends it. */
  forged?: Forgery;
  /** Whether it tells of another payout of the account. */
  isOther?: true;
  /** Whether it is sent at the same time as the one before. */
  atOnce?: true;
}

/** What may be wrong with a callback that the platform didn't send, each as the end of a sentence. */
export const forgeries = {
  unsigned: "without a signature",
  "other-secret": "signed with a secret that is nobody's",
  "other-mode": "signed with the secret of live payouts",
  "changed-body": "with the signature of another callback",
  "other-account": "of another account's payout with the same reference, signed with that account's secret",
};

export type Forgery = keyof typeof forgeries;

/** A callback that was sent. */
export interface SentCallback extends PlannedCallback {
  /** When it was sent, in milliseconds since the scenario began. */
  at: number;
  /** The status of the response; 0 if there was none. */
  response: number;
}

/** Whether an integration said that it has taken a callback. */
export function isTaken({ response }: SentCallback): boolean {
  return response >= 200 && response < 300;
}

interface SenderOptions {
  mock: Mock;
  /** Where the integration takes callbacks. */
  url: string;
  reference: string;
  /** What callbacks are signed with: those of the payout, and those of live payouts. */
  secrets: { own: string; live: string };
  /** How long to wait for a response, in milliseconds. */
  patience: number;
  /** When the scenario began, in milliseconds since 1970. */
  began: number;
}

/** Sends the callbacks of a scenario, one after the other. What they say of the payout is what the platform shows, but for its status. */
export async function sendCallbacks(planned: PlannedCallback[], options: SenderOptions): Promise<SentCallback[]> {
  const { mock, url, reference, secrets, patience, began } = options;
  const payouts = await mock.payouts();
  const found = payouts.find(({ attributes }) => attributes.reference_id === reference) ?? payouts[0];
  if (!found) throw new Error("There is no payout to send a callback on.");
  const { account: _, ...payout } = found;

  const bodyOf = ({ status, age = 0, isOther, forged }: PlannedCallback): string => {
    const { attributes } = payout;
    const updated = attributes.updated - age * 60;
    const changed = { ...attributes, status, created: attributes.created - 3600, updated };
    const id = isOther || forged === "other-account" ? otherId : payout.id;
    const shown = isOther ? { ...changed, reference_id: "another-order" } : changed;
    return JSON.stringify({ data: { ...payout, id, attributes: shown } });
  };
  const signatureOf = async (callback: PlannedCallback): Promise<string | undefined> => {
    const rawBody = bodyOf(callback);
    if (callback.forged === "unsigned") return undefined;
    if (callback.forged === "changed-body")
      return signCallback({ rawBody: bodyOf({ status: "" }), secret: secrets.own });
    return signCallback({ rawBody, secret: secretFor(callback.forged, secrets) });
  };
  const call = async (callback: PlannedCallback): Promise<SentCallback> => {
    const signature = await signatureOf(callback);
    const at = Date.now() - began;
    const headers = { "Content-Type": "application/json", ...(signature ? { [signatureHeader]: signature } : {}) };
    const request = { method: "POST", headers, body: bodyOf(callback), redirect: "manual" as const };
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(patience) }).catch(() => undefined);
    await response?.body?.cancel().catch(() => {});
    return { ...callback, at, response: response?.status ?? 0 };
  };

  const sent: Promise<SentCallback>[] = [];
  for (const callback of planned) {
    if (!callback.atOnce) await Promise.all(sent);
    sent.push(call(callback));
  }
  return Promise.all(sent);
}

/** A payout that the integration never made. */
const otherId = "cpi_another";

function secretFor(forged: Forgery | undefined, { own, live }: SenderOptions["secrets"]): string {
  if (forged === "other-secret") return "not-a-secret-of-anybody";
  if (forged === "other-account") return `${own}-of-another-account`;
  return forged === "other-mode" ? live : own;
}

/** How long nothing may happen, and how long that is waited for at most, in milliseconds. */
const quiet = { for: 300, most: 1500 };

/** Resolves when an integration has come to rest: when a number that grows with all that it does no longer grows. */
export async function untilQuiet(activity: () => number): Promise<void> {
  const end = Date.now() + quiet.most;
  for (let last = activity(), since = Date.now(); Date.now() < Math.min(end, since + quiet.for); ) {
    await delay(25);
    const now = activity();
    if (now === last) continue;
    last = now;
    since = Date.now();
  }
}
