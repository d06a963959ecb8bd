// Generated from spec/ by `npm run build`. Do not edit.

import { noveltyOf, readSeen, withHandled } from "./seen.js";
/** How long somebody is believed to be at a change, in milliseconds. The platform itself gives up after 20 seconds. */
const lease = 60_000;
/** How long to wait for somebody else, in milliseconds, within the 10 seconds that the platform allows for a test. */
const patience = 5000;
const interval = 50;
/**
 * Does the work of a change once, however often and wherever it comes in, and one change of a payout at a time. Work that
 * fails is not remembered, so that the change is new again when it comes again.
 *
 * @returns whether the change is dealt with; if not, somebody else is still at it
 * @throws whatever the work or the store throws
 */
export async function handleOnce(invoice, store, work) {
    for (const deadline = Date.now() + patience;;) {
        const text = await store.get(invoice.id);
        const seen = readSeen(text);
        const novelty = noveltyOf(invoice, seen);
        if (novelty === "old")
            return true;
        if (!isClaimed(seen)) {
            const claimed = JSON.stringify({ ...seen, claim: { by: crypto.randomUUID(), until: Date.now() + lease } });
            // Else somebody else was faster, and what they did is to be read first.
            if (await store.replace(invoice.id, text, claimed)) {
                const replace = async (next) => store.replace(invoice.id, claimed, JSON.stringify(next));
                try {
                    await work(novelty);
                }
                catch (error) {
                    // If this fails as well, the claim ends by itself.
                    await replace({ updated: seen.updated, statuses: seen.statuses }).catch(() => { });
                    throw error;
                }
                return replace(withHandled(invoice, seen));
            }
        }
        if (Date.now() > deadline)
            return false;
        await new Promise((resolve) => setTimeout(resolve, interval));
    }
}
function isClaimed({ claim }) {
    return claim !== undefined && claim.until > Date.now();
}
