import { longestTimeout, malformed } from "../calls/client-options.ts";
import { alarm } from "../calls/create-path-client.ts";
import { cleaned, type Failure, isPayout, notShown, type Payout, PayoutsError } from "../calls/payouts-error.ts";
import type { PrivateOperations } from "../private-operations.js";
import { finalStatuses } from "../statuses.js";

/** How `waitFor` goes about it. */
export interface WaitForOptions {
  /** Statuses to stop at, besides the final ones, such as `processed`, which is paid and can still be canceled. */
  until?: readonly Payout["attributes"]["status"][];
  /** How long to wait before the second look, in milliseconds; 1,000 by default. Then twice as long each time, up to 30,000. */
  interval?: number;
  /** How long to wait in all, in milliseconds; 600,000 by default, which is ten minutes. `Infinity` is as long as it takes. */
  timeout?: number;
  /** Ends the waiting. */
  signal?: AbortSignal;
}

/** How many looks in a row may fail. */
const patience = 5;

/** Looks at a payout until its status is final: `PrivateClient.waitFor`. */
export async function waitFor(
  client: Pick<PrivateOperations, "getPayoutInvoice">,
  id: string,
  { until = [], interval = 1000, timeout = 600_000, signal }: WaitForOptions = {},
): Promise<Payout> {
  if (!(timeout >= 0)) throw malformed("timeout");
  const enough: readonly string[] = [...finalStatuses, ...until];
  const deadline = performance.now() + timeout;
  let payout: Payout | undefined;
  const ended = (happened: string, known: Partial<Failure> = {}) => {
    const next = "This says nothing about the payout. Wait again, or take callbacks.";
    const seen = payout ?? known.payout;
    return new PayoutsError({ ...known, operation: "waitFor", outcome: "unknown", payout: seen, happened, next });
  };
  for (let round = 0, failed = 0; ; round++) {
    let retryAfter = 0;
    try {
      const shown = await client.getPayoutInvoice(id, { signal });
      if (!isPayout(shown) || shown.id !== id) throw notShown("getPayoutInvoice");
      payout = shown;
      if (enough.includes(shown.attributes.status)) return shown;
      failed = 0;
    } catch (error) {
      if (!(error instanceof PayoutsError)) throw error;
      if (signal?.aborted || ++failed === patience) throw ended(error.happened, { ...error, cause: error.cause });
      retryAfter = error.retryAfter ?? 0;
    }
    const left = deadline - performance.now();
    if (left <= 0) {
      throw ended(`still ${cleaned(payout?.attributes.status ?? "unseen")} after ${timeout} ms`);
    }
    if (retryAfter * 1000 > left) throw ended(`the server asks to wait ${retryAfter} seconds`, { retryAfter });
    await wait(interval, round, retryAfter, signal, left);
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
 * @param most how long it lasts at most, in milliseconds
 * @param signal ends it early
 * @returns how long it was meant to be, in milliseconds
 */
export async function wait(
  first: number,
  round: number,
  retryAfter: number,
  signal?: AbortSignal,
  most: number = longestTimeout,
): Promise<number> {
  const backoff = Math.min(longest, first * 2 ** round) * (0.75 + Math.random() / 2);
  const lasts = Math.min(Math.max(backoff, retryAfter * 1000), most, longestTimeout);
  let callOff: (() => void) | undefined;
  await new Promise<void>((resolve) => {
    callOff = alarm(lasts, signal, resolve);
  });
  callOff?.();
  return lasts;
}
