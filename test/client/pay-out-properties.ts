import { expect } from "vitest";
import { PayoutsError } from "../../generated/client/private.js";
import { drivePayOuts } from "./pay-out-runs.ts";

/**
 * Drives payouts through faults and holds what their callers were told against what is so: one payout a reference, each that was
 * acknowledged found, none reported failed that exists, and none processed twice.
 */
export async function expectSafePayOuts(runs: number, seed: number): Promise<void> {
  const { told, held, takenUp, processed, faults, requests } = await drivePayOuts({ runs, seed, atOnce: 100 });
  const idsOf = (reference: string) => (held.get(reference) ?? []).map(({ id }) => id);

  expect([...held].filter(([, payouts]) => payouts.length !== 1)).toEqual([]);
  const acknowledged = told.filter(({ payout }) => payout);
  expect(acknowledged.filter(({ scenario, payout }) => idsOf(scenario.reference)[0] !== payout?.id)).toEqual([]);
  const failed = told.filter(({ error }) => error);
  expect(failed.filter(({ error }) => !(error instanceof PayoutsError))).toEqual([]);
  const failures = failed.map(({ scenario, error }) => ({ scenario, error: error as PayoutsError }));
  expect(failures.filter(({ scenario, error }) => error.reference !== scenario.reference)).toEqual([]);
  expect(new Set(failures.map(({ error }) => error.outcome))).toEqual(new Set(["not-created", "unknown"]));
  const refused = failures.filter(({ error }) => error.outcome === "not-created");
  expect(refused.filter(({ scenario }) => idsOf(scenario.reference).length > 0)).toEqual([]);
  expect([...processed].filter(([, times]) => times > 1)).toEqual([]);
  const started = acknowledged.filter(({ scenario }) => scenario.process);
  expect(started.filter(({ payout }) => !processed.has(payout?.id ?? ""))).toEqual([]);
  // A run that is taken up again finds the payout, or makes it.
  expect(takenUp.filter(({ scenario, error }) => error && scenario.amount > 0)).toEqual([]);
  expect(takenUp.filter(({ scenario, payout }) => idsOf(scenario.reference).some((id) => id !== payout?.id))).toEqual(
    [],
  );

  const figures = { acknowledged: acknowledged.length, refused: refused.length, unknown: takenUp.length };
  console.log(JSON.stringify({ runs, seed, ...figures, requests, faults: Object.fromEntries(faults) }));
}
