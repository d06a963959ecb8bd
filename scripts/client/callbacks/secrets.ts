import { CallbackError } from "./callback-error.ts";

/** One secret, or several at a time while a key is changed. */
export type Secrets = string | readonly string[];

/**
 * What callbacks are signed with: the account's secret key. A payout's `test_mode` says which of the two keys signs; give
 * each its name, and a callback on a live payout that bears the test key's signature is refused.
 */
export type CallbackSecret = Secrets | { readonly test?: Secrets; readonly live?: Secrets };

/** The secrets by which a callback may be signed, and those by which it must not be. */
export interface ChosenSecrets {
  own: readonly string[];
  others: readonly string[];
}

/**
 * Chooses secrets by the payout's mode. Nothing else may follow from the mode before the signature was found right.
 *
 * @throws CallbackError if none was given for the mode
 * @throws TypeError if no secret was given at all, or an empty one, with which anybody could sign
 */
export function chooseSecrets(secret: CallbackSecret, testMode: () => boolean): ChosenSecrets {
  checkSecrets(secret);
  if (typeof secret === "string" || isList(secret)) return { own: listOf(secret), others: [] };
  const mode = testMode() ? "test" : "live";
  const own = listOf(secret[mode]);
  if (own.length === 0) {
    throw new CallbackError("no-secret", `A callback on a ${mode} payout, and no ${mode} secret. Give secret.${mode}.`);
  }
  return { own, others: listOf(secret[mode === "test" ? "live" : "test"]) };
}

/**
 * Looks at secrets before there is a callback, so that a mistake in them shows when a server starts.
 *
 * @throws TypeError as `chooseSecrets` does
 */
export function checkSecrets(secret: CallbackSecret): void {
  const given = typeof secret === "string" || isList(secret) ? [secret] : [secret?.test, secret?.live];
  const secrets = given.flatMap(listOf);
  if (secrets.length === 0 || secrets.some((one) => typeof one !== "string" || one === "")) {
    throw new TypeError("secret is missing or empty. Give the account's secret key, or { test, live }.");
  }
}

function isList(secret: unknown): secret is readonly string[] {
  return Array.isArray(secret);
}

function listOf(secrets: Secrets | undefined): readonly string[] {
  if (secrets === undefined) return [];
  return typeof secrets === "string" ? [secrets] : secrets;
}
