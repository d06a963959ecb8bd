import { expect } from "vitest";
import { PayoutsError } from "../../generated/client/private.js";
import { type Drive, drivePayOuts } from "./pay-out-runs.ts";

/**
 * Drives payouts through faults and holds what their callers were told against what is so: one payout a reference, each that was
 * acknowledged found, none denied that exists, none processed twice, and nothing but PayoutsErrors. Where the mock speaks as the
 * contract does, a second try settles what a first one left unknown, too.
 */
export async function expectSafePayOuts(drive: Omit<Drive, "atOnce">): Promise<void> {
  const { told, held, takenUp, processed, faults, requests } = await drivePayOuts({ ...drive, atOnce: 100 });
  const { dialects = [] } = drive;
  const idsOf = (reference: string) => (held.get(reference) ?? []).map(({ id }) => id);

  const all = [...told, ...takenUp];
  const acknowledged = all.filter(({ payout }) => payout);
  const figures = { acknowledged: acknowledged.length, again: takenUp.length, processed: processed.size };
  console.log(JSON.stringify({ ...drive, ...figures, requests, faults: Object.fromEntries(faults) }));

  expect([...held].filter(([, payouts]) => payouts.length !== 1)).toEqual([]);
  expect(acknowledged.filter(({ scenario, payout }) => idsOf(scenario.reference)[0] !== payout?.id)).toEqual([]);
  const failed = all.filter(({ error }) => error);
  expect(failed.filter(({ error }) => !(error instanceof PayoutsError))).toEqual([]);
  const failures = failed.map(({ scenario, error }) => ({ scenario, error: error as PayoutsError }));
  expect(failures.filter(({ scenario, error }) => error.reference !== scenario.reference)).toEqual([]);
  expect(failures.filter(({ error }) => !["not-created", "unknown"].includes(error.outcome))).toEqual([]);
  const denied = failures.filter(({ error }) => error.outcome === "not-created" || !error.mayExist);
  expect(denied.filter(({ scenario }) => idsOf(scenario.reference).length > 0)).toEqual([]);
  expect([...processed].filter(([, times]) => times > 1)).toEqual([]);
  if (dialects.length > 0) return;

  expect(new Set(failures.map(({ error }) => error.outcome))).toEqual(new Set(["not-created", "unknown"]));
  const started = acknowledged.filter(({ scenario, again }) => scenario.process && (!again || scenario.token));
  expect(started.filter(({ payout }) => !processed.has(payout?.id ?? ""))).toEqual([]);
  // A run that is taken up again finds the payout, or makes it.
  const unsettled = takenUp.filter(({ error, scenario }) => error && scenario.amount > 0 && !isProcessing(error));
  expect(unsettled).toEqual([]);
}

/** Whether a run found its payout, and could not tell whether processing was asked for: that is for people to decide. */
function isProcessing(error: unknown): boolean {
  return error instanceof PayoutsError && error.payout !== undefined;
}
