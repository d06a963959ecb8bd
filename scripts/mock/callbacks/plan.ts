import type { Accounts } from "../accounts/accounts.ts";
import { chance } from "../platform/chance.ts";
import type { PlannedDelivery } from "../platform/delivery.ts";
import { freshId } from "../platform/identifiers.ts";
import type { Change, PayoutDetails } from "../platform/payout.ts";

/** Changes that come within this many milliseconds are told of in one callback. */
const batch = 10;

export interface PlanOptions {
  accounts: Accounts;
  /** Tells only of the state in which a payout comes to rest. */
  finalOnly: boolean;
  /** Sends callbacks late, twice and out of order, the same for the same seed. */
  shuffle?: number | undefined;
  /** What a minute of the published schedule lasts, in milliseconds. */
  retryUnit: number;
}

/** Plans the callbacks for the changes of a payout that are to come; none if nobody is to be called. */
export type Plan = (account: string, details: PayoutDetails, changes: Change[]) => PlannedDelivery[];

/**
 * Makes plans, in milliseconds of the mock's clock. A callback is due 10 ms after its change, so that changes that come at once
 * are told of together. Shuffled, it is late by up to three retry units, and three of ten come twice.
 */
export function createPlan({ accounts, finalOnly, shuffle, retryUnit }: PlanOptions): Plan {
  return (account, { callback_url, reference_id }, changes) => {
    if (!callback_url && !accounts.callbackUrlOf(account)) return [];
    return changes.slice(finalOnly ? -1 : 0).flatMap(({ at }, index) => {
      const planned = (due: number): PlannedDelivery => ({ id: freshId("callback_"), at, due });
      if (shuffle === undefined) return [planned(at + batch)];
      const late = (name: string) => at + Math.floor(chance(shuffle, reference_id, index, name) * 3 * retryUnit);
      const twice = chance(shuffle, reference_id, index, "twice") < 0.3;
      return [planned(late("first")), ...(twice ? [planned(late("second"))] : [])];
    });
  };
}
