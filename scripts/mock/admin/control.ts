import { readDuration } from "../../cli/options.ts";
import type { RunningCallbacks } from "../callbacks/start-callbacks.ts";
import type { Platform } from "../handlers/context.ts";
import { showInvoice } from "../handlers/invoices.ts";
import { Rejection } from "../http/exchange.ts";
import { type Control, ControlError, type Delivery, type NextAnswer, type WantedDelivery } from "../interface.ts";
import type { Recorder } from "../log/recorder.ts";
import { freshId, type PayoutStatus, statusPaths } from "../platform/payout.ts";
import { usualResolution } from "../platform/test-outcome.ts";
import type { Engine } from "../prism/engine.ts";
import { readPreference } from "../prism/operation.ts";
import { readFault, readLate } from "../respond.ts";
import type { DeliveryStore } from "../store/payout-store.ts";

interface ControlMeans {
  platform: Platform;
  callbacks: RunningCallbacks;
  recorder: Recorder | undefined;
  nextAnswers: NextAnswers;
  watch: DeliveryWatch;
}

/** Puts together what tests may do. A mock that runs without a recorder has no requests to show. */
export function createControl({ platform, callbacks, recorder, nextAnswers, watch }: ControlMeans): Control {
  const { store, clock } = platform;
  const moveTo = async (time: number | Date) => {
    if (Number(time) > clock.now()) await callbacks.advanceTo(Number(time));
    else clock.moveTo(Number(time));
  };
  return {
    async reset(account) {
      await store.clear(account);
      recorder?.clear(account);
      nextAnswers.clear();
      if (account === undefined) clock.reset();
    },
    requests: () => recorder?.all() ?? [],
    async payouts(account, limit = 1000) {
      const payouts = await store.latest(limit, account);
      const now = clock.now();
      return payouts.map((payout) => ({ account: payout.account, ...showInvoice(payout, now, "single", platform) }));
    },
    movePayout: (...move) => movePayout(platform, ...move),
    deliveries: (payout, limit) => store.deliveries(payout, limit),
    waitForDelivery: (wanted = {}, timeout = 5000) => watch.waitFor(wanted, timeout),
    async redeliver(id) {
      const repeated = await store.repeat(id, { id: freshId("callback_"), due: clock.now() });
      if (!repeated) throw new ControlError(`${id}: no callback that was sent. Name one of the list.`);
      callbacks.wake();
      return repeated;
    },
    now: () => clock.now(),
    held: () => clock.held(),
    hold: () => clock.hold(),
    release: () => clock.release(),
    moveTo,
    async advance(duration) {
      const milliseconds = typeof duration === "number" ? duration : readDuration(duration);
      if (milliseconds === undefined || !(milliseconds >= 0)) {
        throw new ControlError(`${duration}: not a duration. Give milliseconds, or one such as 90s, 2h or 3d.`);
      }
      await moveTo(clock.now() + milliseconds);
    },
    answerNext: (operation, ...answers) => nextAnswers.set(operation, answers),
  };
}

/** As `Control` has it. */
async function movePayout(platform: Platform, id: string, status: string, resolution?: string): Promise<void> {
  const { store, clock, callbacks } = platform;
  if (!Object.hasOwn(statusPaths, status)) {
    throw new ControlError(`${status}: no status of a payout. There are ${Object.keys(statusPaths).join(", ")}.`);
  }
  const payout = await store.find(id);
  if (!payout) throw new ControlError(`${id}: no such payout. Name one that was created.`);
  const now = clock.now();
  const past = payout.history.filter(({ at }, index) => index === 0 || at <= now);
  const way = statusPaths[status as PayoutStatus];
  const passed = way.filter((step) => step !== status && !past.some((change) => change.status === step));
  const changes = [
    ...passed.map((step) => ({ at: now, status: step, resolution: "ok" })),
    { at: now, status: status as PayoutStatus, resolution: resolution ?? usualResolution(status as PayoutStatus) },
  ];
  const planned = callbacks.plan(payout.account, payout.details, changes);
  await store.redirect(payout, [...past, ...changes], planned);
  callbacks.wake();
}

/** Waits for callbacks. */
interface DeliveryWatch {
  /** Says that a callback was sent. */
  sent(delivery: Delivery): void;
  /** As `Control` has it. */
  waitFor(wanted: WantedDelivery, timeout: number): Promise<Delivery>;
}

/**
 * Waits for callbacks of this mock, which says when it sent one, and of those that share its store, which is looked at every
 * `patience` milliseconds for them.
 */
export function createDeliveryWatch(store: DeliveryStore): DeliveryWatch {
  const watchers = new Set<(delivery: Delivery) => void>();
  return {
    sent(delivery) {
      for (const watcher of watchers) watcher(delivery);
    },
    async waitFor(wanted, timeout) {
      const { promise, resolve, reject } = Promise.withResolvers<Delivery>();
      const kept = async () => (await store.deliveries(wanted.payout)).find((delivery) => fits(delivery, wanted));
      const watcher = (delivery: Delivery) => fits(delivery, wanted) && resolve(delivery);
      // Before the store is asked, so that none is missed in between.
      watchers.add(watcher);
      const timer = setTimeout(() => reject(new ControlError(`No such callback was sent in ${timeout} ms.`)), timeout);
      const look = lookEvery(store.patience, async () => {
        const found = await kept().catch(() => undefined);
        if (found) resolve(found);
      });
      try {
        return (await kept()) ?? (await promise);
      } finally {
        clearTimeout(timer);
        clearInterval(look);
        watchers.delete(watcher);
      }
    },
  };
}

/** What another replica sends is seen in the store alone. */
function lookEvery(patience: number, look: () => Promise<void>): NodeJS.Timeout | undefined {
  return Number.isFinite(patience) ? setInterval(look, patience) : undefined;
}

function fits({ attempts, body, payout }: Delivery, wanted: WantedDelivery): boolean {
  if (attempts === 0 || body === null || (wanted.payout !== undefined && payout !== wanted.payout)) return false;
  return wanted.status === undefined || JSON.parse(body).data.attributes.status === wanted.status;
}

/** Answers that were set for requests to come. */
interface NextAnswers {
  set(operation: string, answers: NextAnswer[]): void;
  /** Takes what was set for the next request of an operation. */
  take(operation: string): Map<string, string> | undefined;
  clear(): void;
}

/**
 * Keeps answers for each operation in the order in which they were set, in this process alone.
 *
 * `set` throws a ControlError for an operation, or an answer, that the contract doesn't have, and then keeps none of them.
 */
export function createNextAnswers(engine: Engine): NextAnswers {
  const waiting = new Map<string, Map<string, string>[]>();
  return {
    set(operation, answers) {
      const preferences = answers.map((answer) => toPreferences(answer));
      for (const one of preferences) check(operation, one, engine);
      waiting.set(operation, [...(waiting.get(operation) ?? []), ...preferences]);
    },
    take: (operation) => waiting.get(operation)?.shift(),
    clear: () => waiting.clear(),
  };
}

function toPreferences(answer: NextAnswer): Map<string, string> {
  return new Map(Object.entries(answer).map(([name, value]) => [name, String(value)]));
}

function check(operationId: string, preferences: Map<string, string>, engine: Engine): void {
  const operation = engine.operation(operationId);
  if (!operation) throw new ControlError(`${operationId}: no such operation. Name one of the contract's.`);
  try {
    readLate(preferences);
    if (!readFault(preferences)) readPreference(preferences, operation);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const { errors } = error.answer.body as { errors: Record<string, string> };
    throw new ControlError(`${operationId}: ${Object.values(errors).join(" ")}`);
  }
}
