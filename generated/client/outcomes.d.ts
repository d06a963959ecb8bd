// Generated from spec/ by `npm run build`. Do not edit.

/**
 * What a response means for the payout that a request is about.
 *
 * - `created`: The payout exists. Go on with it by its ID.
 * - `not-created`: This request created no payout. An earlier request under the same reference_id may have. If its outcome is unknown, it still is.
 * - `unknown`: What became of the payout is unknown. The payout may exist. Look it up by its reference_id, twice and some time apart. Only if neither lookup finds it, create it again, under the same reference_id.
 * - `duplicate`: The payout existed already. No second one was made. Compare it with what you meant to pay, then go on with it.
 * - `see-body`: The body says. Look for the payout in data.
 * - `none`: No payout is concerned. Nothing was created and nothing was paid.
 */
export type Outcome = "created" | "not-created" | "unknown" | "duplicate" | "see-body" | "none";
/**
 * What each outcome of an error means, in words.
 */
export declare const outcomes: {
    [outcome in Outcome]?: string;
};
