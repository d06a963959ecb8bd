// Generated from spec/ by `npm run build`. Do not edit.

/**
 * Reads what a store keeps, as JSON. Of a payout that it has nothing of, nothing was handled.
 *
 * @throws SyntaxError if it is no JSON
 */
export function readSeen(text) {
    return text === undefined ? { updated: null, statuses: [] } : JSON.parse(text);
}
/**
 * Holds a change against what was handled. It is `old` if a later one was, or the same. With the time of the latest one and
 * another status it is `ambiguous`: which of the two came last can't be told.
 */
export function noveltyOf({ attributes: { updated, status } }, seen) {
    if (seen.updated === null || updated > seen.updated)
        return "new";
    if (updated < seen.updated || seen.statuses.includes(status))
        return "old";
    return "ambiguous";
}
/** What is remembered once a change that is not old was handled. */
export function withHandled({ attributes: { updated, status } }, seen) {
    const statuses = updated === seen.updated ? seen.statuses : [];
    return { updated, statuses: [...statuses, status] };
}
