import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../platform/clock.ts";
import type { Delivery } from "../platform/delivery.ts";
import type { DeliveryStore } from "../store/delivery-store.ts";

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
  /** Sends no more, and resolves when nothing is under way. */
  stop(): Promise<void>;
}

export function createDispatcher({ store, clock, ordered, attempt }: DispatcherOptions): Dispatcher {
  const underWay = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let stopped = false;
  const keyOf = ({ id, payout }: Delivery) => (ordered ? payout : id);

  async function sendDue(): Promise<void> {
    const due = await store.takeDue(clock.now(), ordered, [...underWay.keys()], lanes - underWay.size);
    for (const delivery of stopped ? [] : due) {
      const key = keyOf(delivery);
      const done = attempt(delivery)
        .catch(async (error) => {
          process.emitWarning(`A callback waits: ${String(error)}`);
          await delay(pause);
        })
        .finally(() => {
          underWay.delete(key);
          wake();
        });
      underWay.set(key, done);
    }
    await rest();
  }

  async function rest(): Promise<void> {
    const next = await store.nextDue(ordered, [...underWay.keys()]);
    clearTimeout(timer);
    if (next === undefined || stopped || underWay.size >= lanes) return;
    const wait = Math.max(next - clock.now(), 0);
    if (wait > 0 && clock.held()) return;
    timer = setTimeout(wake, Math.min(wait, longestTimer));
    timer.unref();
  }

  /** One round at a time; whoever wakes meanwhile has another follow. */
  function wake(): void {
    if (stopped) return;
    const next = (round ?? Promise.resolve()).then(() => (stopped ? undefined : sendDue()));
    round = next.catch((error) => {
      process.emitWarning(`Callbacks wait: ${String(error)}`);
      timer = setTimeout(wake, pause);
    });
  }

  async function idle(): Promise<void> {
    for (;;) {
      const before = round;
      await before;
      await Promise.all(underWay.values());
      if (round === before && underWay.size === 0) return;
    }
  }

  clock.onChange(wake);
  wake();
  return {
    wake,
    idle,
    async advanceTo(time) {
      wake();
      await idle();
      for (;;) {
        const next = await store.nextDue(ordered, []);
        if (next === undefined || next > time) break;
        if (next > clock.now()) clock.moveTo(next);
        wake();
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
