import type { RunningCallbacks } from "../callbacks/start-callbacks.ts";
import type { Platform } from "../handlers/platform.ts";
import { showInvoice } from "../handlers/show-invoice.ts";
import type { Recorder } from "../log/recorder.ts";
import { readDuration } from "../platform/duration.ts";
import { freshId } from "../platform/identifiers.ts";
import { type Control, ControlError } from "./control.ts";
import type { DeliveryWatch } from "./delivery-watch.ts";
import { movePayout } from "./move-payout.ts";
import type { NextAnswers } from "./next-answers.ts";

export interface ControlMeans {
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
