import type { Payout } from "../platform/payout.ts";
import type { PayoutStore } from "../store/payout-store.ts";

/** The payouts that a lookup finds: all but those that come late, of which it is one lookup less from now on. */
export async function seen(found: Payout[] | Payout | undefined, store: PayoutStore): Promise<Payout[]> {
  const payouts = [found ?? []].flat();
  const overlooked = payouts.filter(({ late }) => late > 0);
  for (const { id } of overlooked) await store.overlook(id);
  return payouts.filter(({ late }) => late === 0);
}
