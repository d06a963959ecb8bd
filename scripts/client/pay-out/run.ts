import type { CreatePayout } from "../calls/payout.ts";
import { type Failure, PayoutsError } from "../calls/payouts-error.ts";
import { wait } from "../calls/wait.ts";
import type { PrivateOperations } from "../private-operations.js";

/** The operations that a run needs. */
export type PayOutOperations = Pick<
  PrivateOperations,
  "createPayoutInvoice" | "listPayoutInvoices" | "getPayoutInvoice" | "processPayoutInvoice"
>;

/** One call of `payOut`, and what its parts share. */
export interface Run {
  client: PayOutOperations;
  attributes: CreatePayout;
  attempts: number;
  /** How long the first wait lasts, in milliseconds. */
  backoff: number;
  signal: AbortSignal | undefined;
  /** What is known of the payout so far. */
  mayExist: boolean;
  /** What went wrong last. */
  last?: PayoutsError;
}

/** The longest wait that a server may ask for, in seconds. With more the run ends, and says how long to wait. */
const patience = 300;

/** Waits before the next request of a run, or ends the run where it may not go on. */
export async function pause(run: Run, round: number): Promise<void> {
  const { backoff, signal, last } = run;
  const retryAfter = last?.retryAfter ?? 0;
  if (retryAfter > patience) throw ended(run, { happened: `the server asks to wait ${retryAfter} seconds` });
  await wait(backoff, round, retryAfter, signal).catch(() => undefined);
  stopIfAborted(run);
}

/**
 * Goes on, unless the caller has ended the run by its signal.
 *
 * @throws PayoutsError that says what is known
 */
export function stopIfAborted(run: Run): void {
  const { signal } = run;
  if (signal?.aborted) throw ended(run, { happened: "aborted", cause: signal.reason });
}

/** Takes note of what went wrong. Any other error is a mistake in the call. */
export function note(run: Run, error: unknown): PayoutsError {
  if (!(error instanceof PayoutsError)) throw error;
  run.last = error;
  return error;
}

/** The end of a run without success: what is known of the payout goes with it. */
export function ended(run: Run, known: { happened: string } & Partial<Failure>): PayoutsError {
  const { last, mayExist, attributes } = run;
  const outcome = mayExist ? "unknown" : "not-created";
  const reference = attributes.reference_id;
  return new PayoutsError({ cause: last, ...last, outcome, mayExist, reference, ...known, operation: "payOut" });
}
