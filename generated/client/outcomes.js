// Generated from spec/ by `npm run build`. Do not edit.

/**
 * What each outcome of an error means, in words.
 */
export const outcomes = {
    "not-created": "This request created no payout. An earlier request under the same reference_id may have. If its outcome is unknown, it still is.",
    "unknown": "What became of the payout is unknown. The payout may exist. Look it up by its reference_id, twice and some time apart. Only if neither lookup finds it, create it again, under the same reference_id.",
    "duplicate": "The payout existed already. No second one was made. Compare it with what you meant to pay, then go on with it.",
    "none": "No payout is concerned. Nothing was created and nothing was paid."
};
