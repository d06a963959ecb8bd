import type { Platform } from "../handlers/platform.ts";
import { ways } from "../platform/lifecycle.ts";
import type { PayoutStatus } from "../platform/payout.ts";
import { usualResolution } from "../platform/test-outcome.ts";
import { ControlError } from "./control.ts";

/** As `Control` has it. */
export async function movePayout(platform: Platform, id: string, status: string, resolution?: string): Promise<void> {
  const { store, clock, callbacks } = platform;
  if (!Object.hasOwn(ways, status)) {
    throw new ControlError(`${status}: no status of a payout. There are ${Object.keys(ways).join(", ")}.`);
  }
  const payout = await store.find(id);
  if (!payout) throw new ControlError(`${id}: no such payout. Name one that was created.`);
  const now = clock.now();
  const past = payout.history.filter(({ at }, index) => index === 0 || at <= now);
  const way = ways[status as PayoutStatus];
  const passed = way.filter((step) => step !== status && !past.some((change) => change.status === step));
  const changes = [
    ...passed.map((step) => ({ at: now, status: step, resolution: "ok" })),
    { at: now, status: status as PayoutStatus, resolution: resolution ?? usualResolution(status as PayoutStatus) },
  ];
  const planned = callbacks.plan(payout.account, payout.details, changes);
  await store.redirect(payout, [...past, ...changes], planned);
  callbacks.wake();
}
