import { setTimeout as delay, setImmediate as turn } from "node:timers/promises";
import type { Delivery } from "../interface.ts";
import type { Clock } from "../platform/payout.ts";
import type { DeliveryStore } from "../store/payout-store.ts";

/** Timers can't wait longer than this, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** How long to wait after a fault of the mock's own, in milliseconds. */
const pause = 1000;

/** How many callbacks are under way at once: in all, of one account, and from one look to the next. */
const lanes = { all: 1024, account: 128, look: 32 };

/** How many calls are made at once: in all, and to one host of an account. A host that hangs keeps the others waiting no longer. */
const calls = { all: 256, host: 32 };

/**
 * How long moved time stops for the receivers of an account before it moves on beside them, and how long it waits for these at its
 * end, in milliseconds: as long as the longest deadline of a callback. So it takes no longer, however many hang.
 */
const stops = { account: 1000, end: 20_000 };

export interface DispatcherOptions {
  store: DeliveryStore;
  clock: Clock;
  /** Whether each payout has its callbacks one at a time, and in order. */
  ordered: boolean;
  /** Makes one attempt, and keeps what came of it. `now` says what time to keep it with, and to count the next attempt from. */
  attempt: (delivery: Delivery, now: () => number) => Promise<void>;
}

/** Has callbacks sent when they are due. What waits is in the store, so that a restart forgets none. */
export interface Dispatcher {
  /** Says that there may be something new to send. */
  wake(): void;
  /**
   * Moves time on to each callback that is due by then, and resolves when all of them, retries included, were sent, whatever others
   * plan meanwhile. Receivers that hang hold it up for as long as one of them may take, and what is left is sent afterwards.
   */
  advanceTo(time: number): Promise<void>;
  /** Whether a callback of an account, or of any, is under way. */
  busy(account?: string): boolean;
  /** Whether what waits in the store was taken up when it was last looked. */
  ready(): boolean;
  /** Sends no more, and resolves when nothing is under way. */
  stop(): Promise<void>;
}

/**
 * Begins at once with what waits in the store, and looks again when it is woken, when the clock was touched, and when the next
 * callback comes due, though no later than the store's `patience`.
 *
 * No error gets out of it. An attempt that throws is warned of, and given back to the store after a second. A store that fails is
 * asked again every second, and warned of once if it had responded before.
 */
export function createDispatcher({ store, clock, ordered, attempt }: DispatcherOptions): Dispatcher {
  const underWay = new Map<string, Pick<Delivery, "due" | "account"> & { began: number; sent: Promise<void> }>();
  /** How many of them each account has. */
  const shares = new Map<string, number>();
  const shareOf = (account: string) => shares.get(account) ?? 0;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let awake = false;
  let ready = false;
  let stopped = false;
  /** How many are moving time, and when the first of them began. */
  let [movers, movedFrom] = [0, 0];
  const keyOf = ({ id, payout }: Delivery) => (ordered ? payout : id);
  /** While time is moved, an attempt is made when it is due, however late its receiver responds: time may be elsewhere by then. */
  const timeOf = ({ due }: Delivery) => (movers > 0 ? Math.max(due, movedFrom) : clock.now());

  async function sendDue(): Promise<void> {
    const now = clock.now();
    const full = [...shares.keys()].filter((account) => shareOf(account) >= lanes.account);
    const limit = Math.min(lanes.look, lanes.all - underWay.size);
    const due = await store.takeDue(now, ordered, [...underWay.keys()], limit, full);
    // There may be more, of accounts that are not full.
    if (limit > 0 && due.length >= limit) awake = true;
    for (const delivery of due) {
      const key = keyOf(delivery);
      const { account } = delivery;
      shares.set(account, shareOf(account) + 1);
      const sent = (stopped ? Promise.resolve() : attempt(delivery, () => timeOf(delivery)))
        .catch(async (error) => {
          process.emitWarning(`A callback waits: ${String(error)}`);
          await delay(pause);
        })
        .finally(async () => {
          // If that fails, it is given back when this replica is not heard of.
          await store.giveBack(delivery).catch(() => {});
          underWay.delete(key);
          if (shareOf(account) > 1) shares.set(account, shareOf(account) - 1);
          else shares.delete(account);
          wake();
        });
      underWay.set(key, { due: delivery.due, account, began: performance.now(), sent });
    }
    await rest(now);
    ready = true;
  }

  /** Waits for what comes due after a time up to which everything was taken. */
  async function rest(now: number): Promise<void> {
    const next = await store.nextDue(now);
    clearTimeout(timer);
    if (stopped || underWay.size >= lanes.all) return;
    const wait = next === undefined || clock.held() ? Number.POSITIVE_INFINITY : next - clock.now();
    timer = setTimeout(wake, Math.min(Math.max(wait, 0), store.patience, longestTimer));
    timer.unref();
  }

  /** One round at a time; whoever wakes meanwhile has one more follow. */
  function wake(): void {
    if (stopped) return;
    awake = true;
    round ??= rounds();
  }

  async function rounds(): Promise<void> {
    while (awake && !stopped) {
      awake = false;
      await sendDue().catch((error) => {
        // Told once, however long it lasts.
        if (ready) process.emitWarning(`Callbacks wait: ${String(error)}`);
        ready = false;
        timer = setTimeout(wake, pause);
      });
    }
    round = undefined;
  }

  /**
   * Resolves when what is due by a time was sent, but for what waits behind an earlier callback of its payout, and for what is late:
   * accounts that had something under way for too long join those. What others plan meanwhile is due later, or this would never end
   * beside them.
   */
  async function sentBy(time: number, late: Set<string>, patience: number): Promise<void> {
    wake();
    for (;;) {
      await round;
      const now = performance.now();
      const due = [...underWay.values()].filter((each) => each.due <= time);
      for (const { account, began } of due) if (now - began >= patience) late.add(account);
      const awaited = due.filter(({ account }) => !late.has(account));
      if (awaited.length === 0) return;
      const longest = now - Math.min(...awaited.map(({ began }) => began));
      await within(patience - longest, Promise.race(awaited.map(({ sent }) => sent)));
    }
  }

  /** As {@link Dispatcher.advanceTo} has it. */
  async function moveThrough(time: number): Promise<void> {
    const planned = await store.lastPlanned();
    const late = new Set<string>();
    await sentBy(clock.now(), late, stops.account);
    for (;;) {
      const next = await store.nextDue(clock.now(), planned);
      if (stopped || next === undefined || next > time) break;
      clock.moveTo(next);
      await sentBy(next, late, stops.account);
      // SQLite is asked without a pause: a thousand callbacks of which none can be sent would keep requests waiting, and have
      // responses of receivers read too late.
      await turn();
    }
    clock.moveTo(Math.max(time, clock.now()));
    await sentBy(time, late, stops.account);
    await within(stops.end, sentBy(time, new Set(), stops.end));
  }

  clock.onChange(wake);
  wake();
  return {
    wake,
    busy: (account) => (account === undefined ? underWay.size : shareOf(account)) > 0,
    ready: () => ready,
    async advanceTo(time) {
      if (movers === 0) movedFrom = clock.now();
      movers += 1;
      await moveThrough(time).finally(() => {
        movers -= 1;
      });
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
      await Promise.all([...underWay.values()].map(({ sent }) => sent));
    },
  };
}

/** Waits until something is done, though no longer than this many milliseconds. */
async function within(time: number, done: Promise<void>): Promise<void> {
  const early = new AbortController();
  await Promise.race([done, delay(time, undefined, early).catch(() => {})]).finally(() => early.abort());
}

/** Makes a call when it is its turn. */
export type InTurn = <Result>(account: string, host: string, call: () => Promise<Result>) => Promise<Result>;

/** Has each host of an account called so often at once, and no oftener, the longest that waits first. */
export function createTurns(): InTurn {
  const busy = new Map<string, number>();
  let all = 0;
  const waiting: { key: string; enter: () => void }[] = [];
  const admit = () => {
    for (let index = 0; index < waiting.length && all < calls.all; ) {
      const { key, enter } = waiting[index] as (typeof waiting)[number];
      const there = busy.get(key) ?? 0;
      if (there < calls.host) {
        waiting.splice(index, 1);
        busy.set(key, there + 1);
        all += 1;
        enter();
      } else index += 1;
    }
  };
  return async (account, host, call) => {
    const key = JSON.stringify([account, host]);
    await new Promise<void>((enter) => {
      waiting.push({ key, enter });
      admit();
    });
    try {
      return await call();
    } finally {
      const there = busy.get(key) ?? 0;
      if (there > 1) busy.set(key, there - 1);
      else busy.delete(key);
      all -= 1;
      admit();
    }
  };
}
