import { type Payout, PayoutsError } from "../calls/payouts-error.ts";
import type { PrivateOperations } from "../private-operations.js";
import { finalStatuses } from "../statuses.js";

/** How `waitFor` goes about it. */
export interface WaitForOptions {
  /** Statuses to stop at, besides the final ones, such as `processed`, which is paid and can still be cancelled. */
  until?: readonly Payout["attributes"]["status"][];
  /** How long to wait before the second look, in milliseconds; 1,000 by default. Then twice as long each time, up to 30,000. */
  interval?: number;
  /** Ends the waiting. */
  signal?: AbortSignal;
}

/** How many looks in a row may fail. */
const patience = 5;

/** Looks at a payout until its status is final: `PrivateClient.waitFor`. */
export async function waitFor(
  client: Pick<PrivateOperations, "getPayoutInvoice">,
  id: string,
  { until = [], interval = 1000, signal }: WaitForOptions = {},
): Promise<Payout> {
  const enough = new Set<string>([...finalStatuses, ...until]);
  let payout: Payout | undefined;
  for (let round = 0, failed = 0; ; round++) {
    let retryAfter: number | undefined;
    try {
      payout = await client.getPayoutInvoice(id, { signal });
      if (enough.has(payout.attributes.status)) return payout;
      failed = 0;
    } catch (error) {
      if (!(error instanceof PayoutsError) || signal?.aborted || ++failed === patience) throw error;
      retryAfter = error.retryAfter;
    }
    await wait(interval, round, retryAfter, signal).catch((cause: unknown) => {
      throw new PayoutsError({ operation: "waitFor", outcome: "unknown", happened: "aborted", payout, cause });
    });
  }
}

/** About how long a wait lasts at most, unless the server asks for more, in milliseconds. */
const longest = 30_000;

/**
 * Waits before another request: longer each time, by chance a little more or less, so that many callers do not come back at
 * once, and never shorter than the server asks for.
 *
 * @param first about how long the first wait lasts, in milliseconds; each further one lasts twice as long
 * @param round from 0
 * @param retryAfter what the server asks for, in seconds
 * @throws the signal's reason once it is aborted
 */
export async function wait(first: number, round: number, retryAfter = 0, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const backoff = Math.min(longest, first * 2 ** round) * (0.75 + Math.random() / 2);
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const done = () => {
      signal?.removeEventListener("abort", stop);
      resolve();
    };
    const timer = setTimeout(done, Math.max(backoff, retryAfter * 1000));
    signal?.addEventListener("abort", stop);
  });
}
