// Generated from spec/ by `npm run build`. Do not edit.

/** One secret, or several at a time while a key is changed. */
export type Secrets = string | readonly string[];
/**
 * What callbacks are signed with: the account's secret key. A payout's `test_mode` says which of the two keys signs; give
 * each its name, and a callback on a live payout that bears the test key's signature is refused.
 */
export type CallbackSecret = Secrets | {
    readonly test?: Secrets;
    readonly live?: Secrets;
};
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
export declare function chooseSecrets(secret: CallbackSecret, testMode: () => boolean): ChosenSecrets;
/**
 * Looks at secrets before there is a callback, so that a mistake in them shows when a server starts.
 *
 * @throws TypeError as `chooseSecrets` does
 */
export declare function checkSecrets(secret: CallbackSecret): void;
