/**
 * Where it is kept which changes were handled: one text a payout. Replicas that share a store handle each change once. It
 * needs no locks, as a text is replaced only where it is still the one that was read. What was not replaced for a week may be
 * deleted: the platform gives a callback up after 100 attempts, within four days.
 */
export interface SeenStore {
  /** The text that is kept under a payout's ID, if any. */
  get(id: string): string | undefined | Promise<string | undefined>;
  /**
   * Puts `next` in the place of `expected`, in one step; `undefined` stands for no text.
   *
   * @returns false, with nothing changed, if another text is there by now
   */
  replace(id: string, expected: string | undefined, next: string): boolean | Promise<boolean>;
}

/** How many payouts are remembered, the latest to change. */
const remembered = 10_000;

/** A store for one process. It forgets at a restart, and what was handled before 10,000 other payouts changed. */
export function createMemoryStore(): SeenStore {
  const texts = new Map<string, string>();
  return {
    get: (id) => texts.get(id),
    replace(id, expected, next) {
      if (texts.get(id) !== expected) return false;
      texts.delete(id);
      texts.set(id, next);
      const [oldest] = texts.keys();
      if (texts.size > remembered && oldest !== undefined) texts.delete(oldest);
      return true;
    },
  };
}
