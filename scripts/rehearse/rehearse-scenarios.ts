import { UsageError } from "../cli/command-line.ts";
import { planScenarios, type Scenario, undisturbed } from "./plan-scenarios.ts";
import type { Meanings } from "./read-meanings.ts";
import { beliefOf, pageOf, type Rule, rules } from "./rules.ts";
import { type RunOptions, runScenario, type Trial } from "./run-scenario.ts";

/** How to rehearse. */
export interface RehearseOptions extends Omit<RunOptions, "seed"> {
  meanings: Meanings;
  /** The first seed, and how many there are. */
  seed: number;
  runs: number;
  /** How many scenarios run side by side. */
  jobs: number;
  /** Whether a scenario is wanted; all are by default. */
  wanted?: (scenario: Scenario) => boolean;
  /** Told of each result as it comes, and of how many there will be. */
  onResult?: (result: Result, total: number) => void;
}

/** What became of an integration. */
export interface Rehearsal {
  meanings: Meanings;
  /** Nothing went wrong there, so that it tells whether the others say anything. */
  undisturbed: Result;
  /** In the order in which they were planned, the undisturbed one first. None if the integration doesn't pay even there. */
  results: Result[];
}

/** What is said of one scenario. */
export interface Result {
  scenario: Scenario;
  seed: number;
  /**
   * - `passed`: it broke no rule
   * - `failed`: it broke a rule that is an error
   * - `warned`: it broke only rules that are warnings
   * - `not-reached`: it never sent what the scenario is about
   * - `not-judged`: nothing can be said of it, and `reason` says why
   */
  verdict: "passed" | "failed" | "warned" | "not-reached" | "not-judged";
  findings: Finding[];
  reason?: string;
  /** What happened; left out where the rehearsal itself failed. */
  trial?: Trial;
}

/** A rule that was broken. */
export interface Finding extends Pick<Rule, "severity"> {
  rule: string;
  /** How, as sentences. */
  message: string;
  /** The page on the rule, relative to the docs site. */
  docs: string;
}

/**
 * Runs an integration through what can go wrong: plans the scenarios, runs each, and judges what happened. First nothing goes
 * wrong: an integration that doesn't pay then is not rehearsed any further.
 *
 * @throws UsageError if the command can't be started
 */
export async function rehearse(options: RehearseOptions): Promise<Rehearsal> {
  const { meanings, seed, runs, jobs, patience, wanted = () => true, onResult } = options;
  const first = await tryUndisturbed({ ...options, seed });
  if (!canPay(first)) return { meanings, undisturbed: first, results: [] };
  // What only runs a service can't crash it, and nobody is called back who takes no callbacks.
  const isPossible = ({ crash, callbacks }: Scenario) =>
    !(options.isDrive && crash) && !(callbacks && options.callbackUrl === undefined);
  const seeds = Array.from({ length: runs }, (_, index) => seed + index);
  const planned = seeds.flatMap((each) =>
    planScenarios(meanings, each, patience)
      .filter((scenario) => wanted(scenario) && isPossible(scenario) && !(scenario === undisturbed && each === seed))
      .map((scenario) => ({ scenario, seed: each })),
  );
  const results = await sideBySide(planned, jobs, async ({ scenario, seed: each }) => {
    const result = await tryScenario(scenario, { ...options, seed: each });
    onResult?.(result, planned.length);
    return result;
  });
  return { meanings, undisturbed: first, results: wanted(undisturbed) ? [first, ...results] : results };
}

/** The rehearsal and the integration may be slow the first time, when neither was run before, and that would be nobody's mistake. */
async function tryUndisturbed(options: RunOptions): Promise<Result> {
  const first = await tryScenario(undisturbed, options);
  return canPay(first) || !first.trial?.lagged ? first : tryScenario(undisturbed, options);
}

/** Whether an integration pays, and says so, while nothing goes wrong. */
export function canPay({ trial, findings }: Result): boolean {
  return trial !== undefined && beliefOf(trial) === "paid" && !findings.some(({ rule }) => rule === "imagined");
}

/** A mistake in the rehearsal is told as such, and never as the integration's. */
async function tryScenario(scenario: Scenario, options: RunOptions): Promise<Result> {
  const { seed } = options;
  try {
    return judge(await runScenario(scenario, options), options.meanings);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = `The rehearsal itself failed: ${(error as Error).message}`;
    return { scenario, seed, verdict: "not-judged", findings: [], reason };
  }
}

/** Judges what happened by every rule. */
export function judge(trial: Trial, meanings: Meanings): Result {
  const { scenario, seed, timedOut, reached } = trial;
  const findings = rules.flatMap(({ name, severity, judge }): Finding[] => {
    const message = judge(trial, meanings);
    return message === undefined ? [] : [{ rule: name, severity, message, docs: pageOf(name) }];
  });
  const about = { scenario, seed, findings, trial };
  if (findings.some(({ severity }) => severity === "error")) return { ...about, verdict: "failed" };
  if (findings.length > 0) return { ...about, verdict: "warned" };
  if (timedOut) return { ...about, verdict: "not-judged", reason: "It had not ended when the time was over." };
  return { ...about, verdict: reached ? "passed" : "not-reached" };
}

/** Does as many things at once as there are jobs, and keeps their order. */
async function sideBySide<Item, Result>(
  items: Item[],
  jobs: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return results;
}
