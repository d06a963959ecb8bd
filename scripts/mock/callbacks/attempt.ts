import { maskText } from "../../secrecy/mask-cards.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { State } from "../handlers/platform.ts";
import { showInvoice } from "../handlers/show-invoice.ts";
import type { CallbackLog, Delivery } from "../platform/delivery.ts";
import type { Payout } from "../platform/payout.ts";
import type { HostGuard } from "./host-guard.ts";
import { type Sent, send } from "./send.ts";
import { sign } from "./sign.ts";

/** As published: how often a callback is sent, and how long its receiver may take in milliseconds. */
const mostAttempts = 100;
const patience = { test: 10_000, live: 20_000 };

export interface AttemptOptions {
  platform: State;
  guard: HostGuard;
  /** The name of the header with the signature. */
  signatureHeader: string;
  /** What a minute of the published schedule lasts, in milliseconds. */
  retryUnit: number;
  /** Whether a callback tells how the payout stood at the change, not how it stands when it is sent. */
  shuffled: boolean;
  /** Ends every call that is under way. */
  signal: AbortSignal;
  /** Told of each attempt, after it was kept. */
  onAttempt: (delivery: Delivery, log: CallbackLog) => void;
}

/** Makes attempts to deliver callbacks, and keeps what comes of them. */
export function createAttempt(options: AttemptOptions): (delivery: Delivery) => Promise<void> {
  const { platform, guard, signatureHeader, retryUnit, shuffled, signal, onAttempt } = options;
  const { store, clock, accounts } = platform;
  return async (delivery) => {
    const payout = await store.find(delivery.payout);
    if (!payout) return;
    const { test_mode, callback_url } = payout.details;
    const url = callback_url ?? accounts.callbackUrlOf(payout.account) ?? "";
    const body = delivery.body ?? textOf(payout, shuffled ? delivery.at : clock.now(), platform);
    const signature = sign(secretOf(payout, accounts), body);
    const timeout = test_mode ? patience.test : patience.live;
    const sent = await send({ url, body, headers: { [signatureHeader]: signature }, timeout, signal }, guard);
    if (signal.aborted) return;
    const log = logOf(delivery, url, sent, clock.now());
    const settled = settle(log, sent, clock.now(), retryUnit);
    await store.settle(delivery, { ...settled, body, url: log.url, signature, log });
    onAttempt({ ...delivery, ...settled, body, url: log.url, signature }, log);
  };
}

function textOf(payout: Payout, now: number, platform: State): string {
  return JSON.stringify({ data: showInvoice(payout, now, "single", platform) });
}

function secretOf({ account, details }: Payout, accounts: Accounts): string {
  const secrets = accounts.secretsOf(account);
  return details.test_mode ? secrets.test : secrets.live;
}

function logOf({ id, attempts }: Delivery, url: string, sent: Sent, now: number): CallbackLog {
  return {
    id,
    url: withoutSecrets(url),
    attempt: attempts + 1,
    created: Math.floor(now / 1000),
    status: "status" in sent ? sent.status : null,
    error: "error" in sent ? sent.error : "skipped" in sent ? sent.skipped : null,
  };
}

/** Queries and user names hold tokens. */
function withoutSecrets(url: string): string | null {
  const { origin, pathname } = URL.parse(url) ?? {};
  return origin && pathname ? maskText(origin + pathname) : null;
}

/** As published: whatever is not answered with 200 is sent again, after one minute, two, three and so on. */
function settle({ attempt }: CallbackLog, sent: Sent, now: number, retryUnit: number) {
  const due = now + attempt * retryUnit;
  const state = (s: Delivery["state"]) => ({ state: s, attempts: attempt, due });
  if ("skipped" in sent) return state("skipped");
  if ("status" in sent && sent.status === 200) return state("delivered");
  return state(attempt >= mostAttempts ? "given-up" : "waiting");
}
