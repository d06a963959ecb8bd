import { setTimeout as delay } from "node:timers/promises";
import type { Delivery } from "../interface.ts";
import type { Clock } from "../platform/payout.ts";
import type { DeliveryStore } from "../store/payout-store.ts";

/** Timers can't wait longer than this, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** How long to wait after a fault of the mock's own, in milliseconds. */
const pause = 1000;

/** How many callbacks are under way at once. */
const lanes = 32;

export interface DispatcherOptions {
  store: DeliveryStore;
  clock: Clock;
  /** Whether each payout has its callbacks one at a time, and in order. */
  ordered: boolean;
  /** Makes one attempt, and keeps what came of it. */
  attempt: (delivery: Delivery) => Promise<void>;
}

/** Has callbacks sent when they are due. What waits is in the store, so that a restart forgets none. */
export interface Dispatcher {
  /** Says that there may be something new to send. */
  wake(): void;
  /** Moves time on to each callback that is due by then, and resolves when all of them, retries included, were sent. */
  advanceTo(time: number): Promise<void>;
  /** Resolves when nothing is under way, and nothing due. */
  idle(): Promise<void>;
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
 * asked again every second, and warned of once if it had answered before.
 */
export function createDispatcher({ store, clock, ordered, attempt }: DispatcherOptions): Dispatcher {
  const underWay = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let awake = false;
  let ready = false;
  let stopped = false;
  const keyOf = ({ id, payout }: Delivery) => (ordered ? payout : id);

  async function sendDue(): Promise<void> {
    const now = clock.now();
    const due = await store.takeDue(now, ordered, [...underWay.keys()], lanes - underWay.size);
    for (const delivery of due) {
      const key = keyOf(delivery);
      const done = (stopped ? Promise.resolve() : attempt(delivery))
        .catch(async (error) => {
          process.emitWarning(`A callback waits: ${String(error)}`);
          await delay(pause);
        })
        .finally(async () => {
          // If that fails, it is given back when this replica is not heard of.
          await store.giveBack(delivery).catch(() => {});
          underWay.delete(key);
          wake();
        });
      underWay.set(key, done);
    }
    await rest(now);
    ready = true;
  }

  /** Waits for what comes due after a time up to which everything was taken. */
  async function rest(now: number): Promise<void> {
    const next = await store.nextDue(now);
    clearTimeout(timer);
    if (stopped || underWay.size >= lanes) return;
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

  async function idle(): Promise<void> {
    while (round || underWay.size > 0) {
      await round;
      await Promise.all(underWay.values());
    }
  }

  clock.onChange(wake);
  wake();
  return {
    wake,
    idle,
    ready: () => ready,
    async advanceTo(time) {
      wake();
      await idle();
      for (;;) {
        const next = await store.nextDue(clock.now());
        if (next === undefined || next > time) break;
        clock.moveTo(next);
        await idle();
      }
      clock.moveTo(Math.max(time, clock.now()));
      await idle();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
      await Promise.all(underWay.values());
    },
  };
}
