import type { Accounts } from "../accounts/accounts.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { IdPrefixes } from "../platform/id-prefixes.ts";
import type { PayoutStore } from "../store/payout-store.ts";
import type { AddressOf } from "./addresses.ts";

/** What the handlers play the platform with. */
export interface Platform {
  store: PayoutStore;
  catalogue: Catalogue;
  accounts: Accounts;
  prefixes: IdPrefixes;
  addressOf: AddressOf;
  /** How long a payout stays in each state once it moves, in milliseconds. */
  stepDelay: number;
  strictServices: boolean;
}
