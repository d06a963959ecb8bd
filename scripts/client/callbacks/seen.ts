import type { PayoutInvoice } from "./parse-callback.ts";

/** What is remembered of a payout. */
export interface Seen {
  /** Time of the latest change that was handled, in Unix seconds. */
  updated: number | null;
  /** Statuses that were handled with that time. */
  statuses: string[];
  /** Somebody is handling a change now, and until when that is believed, in Unix milliseconds. */
  claim?: { by: string; until: number };
}

/** What a change is to somebody who has seen others. */
export type Novelty = "new" | "old" | "ambiguous";

/**
 * Reads what a store keeps, as JSON. Of a payout that it has nothing of, nothing was handled.
 *
 * @throws SyntaxError if it is no JSON
 */
export function readSeen(text: string | undefined): Seen {
  return text === undefined ? { updated: null, statuses: [] } : JSON.parse(text);
}

/**
 * Holds a change against what was handled. It is `old` if a later one was, or the same. With the time of the latest one and
 * another status it is `ambiguous`: which of the two came last can't be told.
 */
export function noveltyOf({ attributes: { updated, status } }: PayoutInvoice, seen: Seen): Novelty {
  if (seen.updated === null || updated > seen.updated) return "new";
  if (updated < seen.updated || seen.statuses.includes(status)) return "old";
  return "ambiguous";
}

/** What is remembered once a change that is not old was handled. */
export function withHandled({ attributes: { updated, status } }: PayoutInvoice, seen: Seen): Seen {
  const statuses = updated === seen.updated ? seen.statuses : [];
  return { updated, statuses: [...statuses, status] };
}
