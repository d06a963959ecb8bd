// Generated from spec/ by `npm run build`. Do not edit.

import { PayoutsError } from "../calls/payouts-error.js";
import { wait } from "../calls/wait.js";
/** The longest wait that a server may ask for, in seconds. With more the run ends, and says how long to wait. */
const patience = 300;
/** Waits before the next request of a run, or ends the run where it may not go on. */
export async function pause(run, round) {
    const { backoff, signal, last } = run;
    const retryAfter = last?.retryAfter ?? 0;
    if (retryAfter > patience)
        throw ended(run, { happened: `the server asks to wait ${retryAfter} seconds` });
    await wait(backoff, round, retryAfter, signal).catch(() => undefined);
    stopIfAborted(run);
}
/**
 * Goes on, unless the caller has ended the run by its signal.
 *
 * @throws PayoutsError that says what is known
 */
export function stopIfAborted(run) {
    const { signal } = run;
    if (signal?.aborted)
        throw ended(run, { happened: "aborted", cause: signal.reason });
}
/** Takes note of what went wrong. Any other error is a mistake in the call. */
export function note(run, error) {
    if (!(error instanceof PayoutsError))
        throw error;
    run.last = error;
    return error;
}
/** The end of a run without success: what is known of the payout goes with it. */
export function ended(run, known) {
    const { last, mayExist, attributes } = run;
    const outcome = mayExist ? "unknown" : "not-created";
    const reference = attributes.reference_id;
    return new PayoutsError({ cause: last, ...last, outcome, mayExist, reference, ...known, operation: "payOut" });
}
