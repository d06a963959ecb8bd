// Generated from spec/ by `npm run build`. Do not edit.

/**
 * What a response means for the payout that a request is about.
 *
 * - `created`: The payout exists. Go on with it by its ID.
 * - `not-created`: This request created no payout. Nor is there one, unless an earlier request left its outcome unknown; that one still has to be looked up. Of a lookup it says that none was found; after an unknown outcome, wait and look again.
 * - `unknown`: What became of the payout is unknown. It may exist. Look it up by its reference_id before anything else, and send the creation again only if none is found, under the same reference_id.
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
