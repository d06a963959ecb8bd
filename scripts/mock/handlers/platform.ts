import type { components } from "../../../generated/client/api.d.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Clock } from "../platform/clock.ts";
import type { PlannedDelivery } from "../platform/delivery.ts";
import type { IdPrefixes } from "../platform/id-prefixes.ts";
import type { Change, PayoutDetails } from "../platform/payout.ts";
import type { TestFields } from "../platform/test-fields.ts";
import type { PayoutStore } from "../store/payout-store.ts";
import type { AddressOf } from "./addresses.ts";

/** What the handlers need of whoever calls merchants back. */
export interface Callbacks {
  /** The callbacks for changes that are to come. */
  plan(account: string, details: PayoutDetails, changes: Change[]): PlannedDelivery[];
  /** Says that some were planned. */
  wake(): void;
}

/** The state of the platform, and what the contract says of it. */
export interface State {
  store: PayoutStore;
  catalogue: Catalogue;
  accounts: Accounts;
  prefixes: IdPrefixes;
  testFields: TestFields;
  /** How payouts of the private API come about, as answers say it. */
  source: string;
  /** A method as the pre-request shows it. */
  methodOf: (code: string) => components["schemas"]["PrerequestMethod"];
  addressOf: AddressOf;
  /** How long a payout stays in each state once it moves, in milliseconds. */
  stepDelay: number;
  clock: Clock;
  strictServices: boolean;
}

/** What the handlers play the platform with. */
export interface Platform extends State {
  callbacks: Callbacks;
}
