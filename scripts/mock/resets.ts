/** Knows what was forgotten, so that what began before takes no effect after. Times are in milliseconds of `performance.now()`. */
export interface Resets {
  /** Whether what began at a time was forgotten since, with everything or with the account that it belongs to. */
  forgotten(began: number, account?: string): boolean;
  /** Handles something that a reset waits for. */
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Forgets what has begun by now, of one account or of all, and resolves when nothing of it is being handled. */
  forget(account?: string): Promise<void>;
}

export function createResets(): Resets {
  const underWay = new Set<Promise<unknown>>();
  const accounts = new Map<string, number>();
  let all = Number.NEGATIVE_INFINITY;
  return {
    forgotten: (began, account) => began < all || (account !== undefined && began < (accounts.get(account) ?? all)),
    during(work) {
      const done = work().finally(() => underWay.delete(done));
      underWay.add(done);
      return done;
    },
    async forget(account) {
      if (account === undefined) all = performance.now();
      else accounts.set(account, performance.now());
      await Promise.allSettled(underWay);
    },
  };
}
