import { createHash } from "node:crypto";
import { maskText } from "../../cli/mask-cards.ts";
import type { Model } from "../../openapi/model.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { Dialects } from "../dialects/choose.ts";
import { usualBehaviour } from "../dialects/dialects.ts";
import { chance } from "../faults/faults.ts";
import type { Callbacks, State } from "../handlers/context.ts";
import { showInvoice } from "../handlers/invoices.ts";
import type { CallbackLog, Delivery } from "../interface.ts";
import {
  type Change,
  type Clock,
  freshId,
  type Payout,
  type PayoutDetails,
  type PlannedDelivery,
} from "../platform/payout.ts";
import { createDispatcher, createTurns, type Dispatcher, type DispatcherOptions } from "./dispatcher.ts";
import { createHostGuard, type HostGuard, type Sent, send } from "./send.ts";

interface CallbackOptions {
  /** Whether any are sent. */
  enabled: boolean;
  /** As for `createPlan`. */
  finalOnly: boolean;
  shuffle?: number | undefined;
  dialects: Dialects;
  /** What a minute of the published schedule lasts, in milliseconds. */
  retryUnit: number;
  /** As for `createHostGuard`. */
  hosts: string[];
  /** As for `createHostGuard`. */
  ownPorts: ReadonlySet<number>;
  /** Whether what began at a time, in milliseconds of `performance.now()`, was forgotten since. */
  forgotten: (began: number, account: string) => boolean;
  /** Told of each attempt, after it was kept, and how long it took in milliseconds. */
  onAttempt: (delivery: Delivery, log: CallbackLog, milliseconds: number) => void;
}

/** Callbacks that are planned by the handlers, and sent meanwhile. */
export interface RunningCallbacks extends Callbacks, Omit<Dispatcher, "wake" | "stop"> {
  /** Ends what is under way and sends no more. What has no response by then waits in the store. */
  stop(): Promise<void>;
}

/** Sends callbacks from now on, those first that a store in a file has kept. */
export function startCallbacks(
  platform: State,
  contract: Model,
  { enabled, hosts, ownPorts, ...options }: CallbackOptions,
): RunningCallbacks {
  const { store, clock, accounts } = platform;
  if (!enabled) return none(clock);
  const guard = createHostGuard(hosts, ownPorts);
  const ended = new AbortController();
  const ordered = options.shuffle === undefined;
  const attempt = createAttempt({
    ...options,
    platform,
    guard,
    signatureHeader: signatureHeaderOf(contract),
    signal: ended.signal,
  });
  const dispatcher = createDispatcher({ store, clock, ordered, attempt });
  return {
    ...dispatcher,
    plan: createPlan({ ...options, accounts }),
    stop() {
      ended.abort();
      return dispatcher.stop();
    },
  };
}

function none(clock: Clock): RunningCallbacks {
  return {
    plan: () => [],
    wake() {},
    busy: () => false,
    ready: () => true,
    async advanceTo(time) {
      clock.moveTo(time);
    },
    async stop() {},
  };
}

/** The one parameter of a callback. */
function signatureHeaderOf({ callbacks: [callback] }: Model): string {
  const header = callback?.parameters.find((parameter) => parameter.in === "header");
  if (!header) throw new Error("The contract's callback has no header for the signature.");
  return header.name;
}

/** Changes that come within this many milliseconds are told of in one callback. */
const batch = 10;

interface PlanOptions {
  accounts: Accounts;
  /** Tells only of the state in which a payout comes to rest. */
  finalOnly: boolean;
  /** Sends callbacks late, twice and out of order, the same for the same seed. */
  shuffle?: number | undefined;
  /** What a minute of the published schedule lasts, in milliseconds. */
  retryUnit: number;
  /** In which callbacks may come late, or batched; none by default. */
  dialects?: Dialects;
}

/** Plans the callbacks for the changes of a payout that are to come; none if nobody is to be called. */
type Plan = (account: string, details: PayoutDetails, changes: Change[]) => PlannedDelivery[];

/**
 * Makes plans, in milliseconds of the mock's clock. A callback is due 10 ms after its change, so that changes that come at once
 * are told of together. Shuffled, it is late by up to three retry units, and three of ten come twice.
 */
export function createPlan({ accounts, finalOnly, shuffle, retryUnit, dialects }: PlanOptions): Plan {
  return (account, { callback_url, reference_id }, changes) => {
    if (!callback_url && !accounts.callbackUrlOf(account)) return [];
    const { late: isLate, batched } = dialects?.ofCallbacks(reference_id).behaviour ?? usualBehaviour;
    const wait = (batched ? retryUnit : batch) + (isLate ? 2 * retryUnit : 0);
    return changes.slice(finalOnly ? -1 : 0).flatMap(({ at }, index) => {
      const planned = (due: number): PlannedDelivery => ({ id: freshId("callback_"), at, due });
      if (shuffle === undefined) return [planned(at + wait)];
      const late = (name: string) => at + Math.floor(chance(shuffle, reference_id, index, name) * 3 * retryUnit);
      const twice = chance(shuffle, reference_id, index, "twice") < 0.3;
      return [planned(late("first")), ...(twice ? [planned(late("second"))] : [])];
    });
  };
}

/** As published: how often a callback is sent, and how long its receiver may take in milliseconds. */
const mostAttempts = 100;
const patience = { test: 10_000, live: 20_000 };

interface AttemptOptions {
  platform: State;
  guard: HostGuard;
  dialects: Dialects;
  /** The name of the header with the signature. */
  signatureHeader: string;
  /** What a minute of the published schedule lasts, in milliseconds. */
  retryUnit: number;
  /** Ends every call that is under way. */
  signal: AbortSignal;
  forgotten: CallbackOptions["forgotten"];
  onAttempt: CallbackOptions["onAttempt"];
}

/** Makes attempts to deliver callbacks, and keeps what comes of them. */
function createAttempt(options: AttemptOptions): DispatcherOptions["attempt"] {
  const { platform, guard, dialects, signatureHeader, retryUnit, signal, forgotten, onAttempt } = options;
  const { store, clock, accounts } = platform;
  const inTurn = createTurns();
  return async (delivery, now) => {
    const began = performance.now();
    const payout = await store.find(delivery.payout);
    if (!payout) return;
    const { test_mode, callback_url } = payout.details;
    const url = callback_url ?? accounts.callbackUrlOf(payout.account) ?? "";
    const dialect = dialects.ofCallbacks(payout.details.reference_id);
    // Not the state by now: a change that came since has a delivery of its own.
    const body = delivery.body ?? textOf(payout, delivery.at, platform, dialect);
    const signature = sign(secretOf(payout, body, accounts), body);
    const timeout = test_mode ? patience.test : patience.live;
    const message = { url, body, headers: { [signatureHeader]: signature }, timeout, signal };
    const sent = await inTurn(payout.account, URL.parse(url)?.host ?? "", async () =>
      forgotten(began, payout.account) ? undefined : send(message, guard),
    );
    if (!sent || signal.aborted) return;
    const milliseconds = performance.now() - began;
    const at = now();
    const log = logOf(delivery, url, sent, at);
    const settled = settle(log, sent, at, retryUnit);
    const kept = await store.settle(delivery, { ...settled, body, url: log.url, signature, log });
    if (!kept) return;
    // What has its bytes already is the second one, or was sent more than once anyway.
    if (dialect.behaviour.twice && delivery.body === null && settled.state === "delivered") {
      await store.repeat(delivery.id, { id: freshId("callback_"), due: clock.now() + batch });
    }
    onAttempt({ ...delivery, ...settled, body, url: log.url, signature }, log, milliseconds);
  };
}

function textOf(
  payout: Payout,
  now: number,
  platform: State,
  { show, behaviour }: ReturnType<Dialects["ofCallbacks"]>,
): string {
  const body = show({ data: showInvoice(payout, now, "single", platform) });
  // A slash stands within texts alone, where JSON may escape it.
  return behaviour.spaced ? JSON.stringify(body, null, 2).replaceAll("/", "\\/") : JSON.stringify(body);
}

/** The secret of the mode that the body shows, which is the payout's own unless a dialect shows another. */
function secretOf({ account, details }: Payout, body: string, accounts: Accounts): string {
  const secrets = accounts.secretsOf(account);
  const shown = JSON.parse(body).data.attributes.test_mode ?? details.test_mode;
  return shown ? secrets.test : secrets.live;
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

/** As published: whatever gets no 200 is sent again, after one minute, two, three and so on. */
function settle({ attempt }: CallbackLog, sent: Sent, now: number, retryUnit: number) {
  const due = now + attempt * retryUnit;
  const state = (s: Delivery["state"]) => ({ state: s, attempts: attempt, due });
  if ("skipped" in sent) return state("skipped");
  if ("status" in sent && sent.status === 200) return state("delivered");
  return state(attempt >= mostAttempts ? "given-up" : "waiting");
}

/** The signature of a callback: Base64 of the binary SHA-1 of secret, body and secret again. */
function sign(secret: string, body: string): string {
  return createHash("sha1").update(`${secret}${body}${secret}`).digest("base64");
}
