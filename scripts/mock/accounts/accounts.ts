import type { Account } from "./account.ts";
import type { Keys } from "./keys.ts";

/** Which credentials are right, and whose. */
export interface Accounts {
  keys: Keys;
  /** Named in the `WWW-Authenticate` of a 401. */
  realm: string;
  accepts(id: string, apiKey: string): boolean;
  /** The account of a public key; `anybody` where keys are not bound to accounts, `nobody` if the key is wrong. */
  ownerOf(publicKey: string): Account | "anybody" | "nobody";
  /** Whether credentials are fixed, so that a look-up without a key speaks for nobody. */
  fixed: boolean;
}

/** @param list the accounts whose credentials are right; without it any well-formed credentials open an account of their own */
export function createAccounts(keys: Keys, realm: string, list?: Account[]): Accounts {
  if (!list) return { keys, realm, accepts: () => true, ownerOf: () => "anybody", fixed: false };
  return {
    keys,
    realm,
    accepts: (id, apiKey) => list.some((account) => account.id === id && account.api_keys.includes(apiKey)),
    ownerOf: (publicKey) => list.find((account) => account.public_keys.includes(publicKey)) ?? "nobody",
    fixed: true,
  };
}
