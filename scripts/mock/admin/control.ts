import { readDuration } from "../../cli/options.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { RunningCallbacks } from "../callbacks/start-callbacks.ts";
import type { CoverageCounter } from "../coverage/coverage.ts";
import type { Platform } from "../handlers/context.ts";
import { showInvoice } from "../handlers/invoices.ts";
import { type Control, ControlError, type Delivery, type WantedDelivery } from "../interface.ts";
import type { Recorder } from "../log/recorder.ts";
import { type Clock, freshId, type PayoutStatus, statusPaths } from "../platform/payout.ts";
import { usualResolution } from "../platform/test-outcome.ts";
import type { Resets } from "../resets.ts";
import type { NextResponses } from "../respond.ts";
import type { DeliveryStore } from "../store/payout-store.ts";

interface ControlParts {
  clock: Clock;
  accounts: Pick<Accounts, "names">;
  /** A mock that runs without a recorder has no requests to show. */
  recorder: Recorder | undefined;
  coverage: CoverageCounter | undefined;
  nextResponses: NextResponses;
  resets: Resets;
  /** Whether a response that was set and not used is an error. */
  strict: boolean;
  /** Left out where no state is kept: there are no payouts then, and no callbacks. */
  running?: RunningPlatform | undefined;
}

/** The platform, and what is done with its callbacks. */
export interface RunningPlatform {
  platform: Platform;
  callbacks: RunningCallbacks;
  watch: DeliveryWatch;
}

/** Puts together what tests can have a mock do. */
export function createControl({
  clock,
  accounts,
  recorder,
  coverage,
  nextResponses,
  resets,
  strict,
  running,
}: ControlParts): Control {
  const store = running?.platform.store;
  const stateful = () => {
    if (running) return running;
    throw new ControlError("The mock keeps no payouts. Start it without --stateless.");
  };
  /** The clock of one replica alone would have it send, and plan, what is another's. */
  const ownClock = () => {
    if (store && Number.isFinite(store.patience)) {
      throw new ControlError(
        "Other mocks may share the store, and its time. Start a mock with --store memory or sqlite:FILE.",
      );
    }
    return clock;
  };
  const moveTo = async (time: number | Date) => {
    ownClock();
    const wanted = Number(time);
    if (Number.isNaN(new Date(wanted).getTime())) {
      throw new ControlError(`${time}: not a time. Give a Date, or milliseconds since 1970.`);
    }
    if (running && wanted > clock.now()) await running.callbacks.advanceTo(wanted);
    else clock.moveTo(wanted);
  };
  /** Whoever misspells a name would read of an account that nobody has that nothing happened. */
  const checkAccount = (account: string | undefined) => {
    const { names } = accounts;
    if (account === undefined || !names || names.includes(account)) return;
    throw new ControlError(`${account}: no such account. There are ${names.join(", ")}.`);
  };
  const checkPayout = async (id: string | undefined) => {
    if (id === undefined || (await store?.find(id))) return;
    throw new ControlError(noSuchPayout(id));
  };
  const requestsOf = (account?: string) => {
    checkAccount(account);
    return (recorder?.all() ?? []).filter((request) => account === undefined || request.account === account);
  };
  return {
    async reset(account) {
      checkAccount(account);
      await resets.forget(account);
      await store?.clear(account);
      recorder?.clear(account);
      const unused = nextResponses.unused(account);
      nextResponses.clear(account);
      if (account === undefined) clock.reset();
      if (strict && unused.length > 0) throw new ControlError(unused.join(" "));
    },
    requests: requestsOf,
    hints(account) {
      const sent = requestsOf(account).flatMap(({ method, path, hints = [] }) =>
        hints.map((hint) => `${method} ${path}: ${hint}`),
      );
      return [...sent, ...nextResponses.unused(account)];
    },
    coverage() {
      if (!coverage) throw new ControlError("Nothing was counted. Start the mock without record: false.");
      return coverage.read();
    },
    async payouts(account, limit = 1000) {
      checkAccount(account);
      if (!running) return [];
      const { platform } = running;
      const payouts = await platform.store.latest(limit, account);
      const now = clock.now();
      return payouts.map((payout) => ({ account: payout.account, ...showInvoice(payout, now, "single", platform) }));
    },
    movePayout: async (...move) => movePayout(stateful().platform, ...move),
    async deliveries(payout, limit, account) {
      checkAccount(account);
      await checkPayout(payout);
      return store?.deliveries(payout, limit, account) ?? [];
    },
    async waitForDelivery(wanted = {}, timeout = 5000) {
      const { watch } = stateful();
      checkAccount(wanted.account);
      checkStatus(wanted.status);
      await checkPayout(wanted.payout);
      return watch.waitFor(wanted, timeout);
    },
    async redeliver(id) {
      const { platform, callbacks } = stateful();
      const repeated = await platform.store.repeat(id, { id: freshId("callback_"), due: clock.now() });
      if (!repeated) throw new ControlError(`${id}: no callback that was sent. Name one of the list.`);
      callbacks.wake();
      return repeated;
    },
    now: () => clock.now(),
    held: () => clock.held(),
    hold: () => ownClock().hold(),
    release: () => ownClock().release(),
    moveTo,
    async advance(duration) {
      const milliseconds = typeof duration === "number" ? duration : readDuration(duration);
      if (milliseconds === undefined || !(milliseconds >= 0)) {
        throw new ControlError(`${duration}: not a duration. Give milliseconds, or one such as 90s, 2h or 3d.`);
      }
      await moveTo(clock.now() + milliseconds);
    },
    answerNext(operation, ...responses) {
      for (const { account } of responses) checkAccount(account);
      nextResponses.set(operation, responses);
    },
    waitingResponses(account) {
      checkAccount(account);
      return nextResponses.list(account);
    },
  };
}

/** As `Control` has it. */
async function movePayout(platform: Platform, id: string, status: string, resolution?: string): Promise<void> {
  const { store, clock, callbacks } = platform;
  checkStatus(status);
  const payout = await store.find(id);
  if (!payout) throw new ControlError(noSuchPayout(id));
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

/** @throws ControlError for a status that no payout ever has */
function checkStatus(status: string | undefined): void {
  if (status === undefined || Object.hasOwn(statusPaths, status)) return;
  throw new ControlError(`${status}: no status of a payout. There are ${Object.keys(statusPaths).join(", ")}.`);
}

function noSuchPayout(id: string): string {
  return `${id}: no such payout. Name one that was created.`;
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
export function createDeliveryWatch(store: DeliveryStore, clock: Pick<Clock, "held">): DeliveryWatch {
  const watchers = new Set<(delivery: Delivery) => void>();
  return {
    sent(delivery) {
      for (const watcher of watchers) watcher(delivery);
    },
    async waitFor(wanted, timeout) {
      const { promise, resolve, reject } = Promise.withResolvers<Delivery>();
      const kept = async () =>
        (await store.deliveries(wanted.payout, undefined, wanted.account)).find((delivery) => fits(delivery, wanted));
      const watcher = (delivery: Delivery) => fits(delivery, wanted) && resolve(delivery);
      // Before the store is asked, so that none is missed in between.
      watchers.add(watcher);
      const timer = setTimeout(() => reject(new ControlError(missed(timeout, clock))), timeout);
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

function missed(timeout: number, clock: Pick<Clock, "held">): string {
  return `No such callback was sent in ${timeout} ms.${whyLate(clock)}`;
}

/** Why callbacks wait, as a further sentence, if the clock is why. */
export function whyLate(clock: Pick<Clock, "held">): string {
  return clock.held() ? " The clock stands still: callbacks wait for advance() or release()." : "";
}

/** What another replica sends is seen in the store alone. */
function lookEvery(patience: number, look: () => Promise<void>): NodeJS.Timeout | undefined {
  return Number.isFinite(patience) ? setInterval(look, patience) : undefined;
}

function fits({ attempts, body, payout, account }: Delivery, wanted: WantedDelivery): boolean {
  if (attempts === 0 || body === null || (wanted.payout !== undefined && payout !== wanted.payout)) return false;
  if (wanted.account !== undefined && account !== wanted.account) return false;
  return wanted.status === undefined || JSON.parse(body).data.attributes.status === wanted.status;
}
