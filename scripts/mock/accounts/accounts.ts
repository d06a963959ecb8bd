import type { Account, Secrets } from "./account.ts";
import type { Keys } from "./keys.ts";

/** Which credentials are right, and whose. */
export interface Accounts {
  keys: Keys;
  /** Named in the `WWW-Authenticate` of a 401. */
  realm: string;
  accepts(id: string, apiKey: string): boolean;
  /** The account of a public key; `anybody` where keys are not bound to accounts, `nobody` if the key is wrong. */
  ownerOf(publicKey: string): Account | "anybody" | "nobody";
  /** Whether credentials are fixed, so that a lookup without a key speaks for nobody. */
  fixed: boolean;
  /** What callbacks of an account are signed with: what its entry says, or the beginning of a secret key and the account's ID. */
  secretsOf(id: string): Secrets;
  /** The account's own address for callbacks. */
  callbackUrlOf(id: string): string | undefined;
}

/** @param list the accounts whose credentials are right; without it any well-formed credentials open an account of their own */
export function createAccounts(keys: Keys, realm: string, list?: Account[]): Accounts {
  const find = (id: string) => list?.find((account) => account.id === id);
  return {
    keys,
    realm,
    accepts: (id, apiKey) => !list || (find(id)?.api_keys.includes(apiKey) ?? false),
    ownerOf: (publicKey) =>
      list ? (list.find((account) => account.public_keys.includes(publicKey)) ?? "nobody") : "anybody",
    fixed: list !== undefined,
    secretsOf: (id) => find(id)?.secrets ?? { test: keys.secret.test + id, live: keys.secret.live + id },
    callbackUrlOf: (id) => find(id)?.callback_url,
  };
}
