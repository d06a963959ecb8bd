// Generated from spec/ by `npm run build`. Do not edit.

import { CallbackError } from "./callback-error.js";
/**
 * Chooses secrets by the payout's mode. Nothing else may follow from the mode before the signature was found right.
 *
 * @throws CallbackError if none was given for the mode
 * @throws TypeError if no secret was given at all, or an empty one, with which anybody could sign
 */
export function chooseSecrets(secret, testMode) {
    checkSecrets(secret);
    if (typeof secret === "string" || isList(secret))
        return { own: listOf(secret), others: [] };
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
export function checkSecrets(secret) {
    const given = typeof secret === "string" || isList(secret) ? [secret] : [secret?.test, secret?.live];
    const secrets = given.flatMap(listOf);
    if (secrets.length === 0 || secrets.some((one) => typeof one !== "string" || one === "")) {
        throw new TypeError("secret is missing or empty. Give the account's secret key, or { test, live }.");
    }
}
function isList(secret) {
    return Array.isArray(secret);
}
function listOf(secrets) {
    if (secrets === undefined)
        return [];
    return typeof secrets === "string" ? [secrets] : secrets;
}
