import { escapeXml, onOneLine } from "../cli/command-line.ts";
import type { Meanings } from "./read-meanings.ts";
import type { Rehearsal, Result } from "./rehearse-scenarios.ts";
import { beliefOf, outcomeOf, statusIn } from "./rules.ts";
import type { Trial } from "./run-scenario.ts";
import { forgeries, isTaken } from "./send-callbacks.ts";

/** A rehearsal, with what its report needs beside it. */
export interface Told extends Rehearsal {
  /** The command that repeats a scenario. */
  repeat: (result: Result) => string;
}

/** One line of a time line: a request of the integration, or a callback to it, the response to it, and what was true. */
export interface Event {
  /** What the callback says, if it is one. */
  callback?: string;
  /** From 1, among requests or among callbacks. */
  number: number;
  /** Milliseconds since the scenario began. */
  at: number;
  /** Which process of the integration sent it, from 1. */
  run: number;
  operation: string;
  /** 0 where none came. */
  status: number;
  /** The status of the payout that the response showed. */
  shown?: string | undefined;
  /** What the response means for the money. */
  outcome: string;
  /** Whether the platform acted on it. */
  handled: boolean;
  /** What was simulated. */
  reason?: string | undefined;
}

/** What happened in a trial, request by request, with the callbacks between them. */
export function timeLineOf({ requests, callbacks }: Trial, meanings: Meanings): Event[] {
  const sent = callbacks.map((callback, index): Event => {
    const { status, age, forged, isOther, at, response } = callback;
    const about = [
      ...(forged ? [`forged: ${forgeries[forged]}`] : []),
      ...(age ? ["late"] : []),
      ...(isOther ? ["of another payout"] : []),
    ];
    const reason = about.join(", ") || undefined;
    const rest = { operation: "callback", status: response, outcome: "", handled: isTaken(callback), run: 1, reason };
    return { ...rest, callback: status, number: index + 1, at };
  });
  const asked = requests.map(
    (request, index): Event => ({
      number: index + 1,
      at: request.at,
      run: request.run,
      operation: request.operation ?? `${request.method} ${request.path}`,
      status: request.status,
      shown: statusIn(request),
      outcome: outcomeOf(request, meanings),
      handled: request.handled === true,
      reason: request.reason,
    }),
  );
  return [...asked, ...sent].sort((one, other) => one.at - other.at);
}

/** One event as a line of text. */
function describeEvent({ callback, number, at, run, operation, status, shown, handled, reason }: Event): string {
  if (callback !== undefined) {
    const about = reason ? ` (${reason})` : "";
    return `     +${at} ms  callback ${number}: ${callback}${about}, and the integration returned ${status === 0 ? "nothing" : status}`;
  }
  const response = `${status === 0 ? "no response" : status}${shown ? ` ${shown}` : ""}`;
  const facts = [reason, handled ? "handled" : "not handled", ...(run > 1 ? [`process ${run}`] : [])];
  return `${String(number).padStart(3)}  +${at} ms  ${operation}: ${response} (${facts.filter(Boolean).join("; ")})`;
}

/** How a trial ended: what the integration believed, and what was true. */
export function describeEnd(trial: Trial): string {
  const truth = trial.payouts.map(
    ({ reference, status, foreign }) => `${reference} ${status}${foreign ? " (another's)" : ""}`,
  );
  return `believed: ${beliefOf(trial)}; true: ${truth.join(", ") || "no payout"}`;
}

/** The results that say something, the worst first. */
export function notable({ results }: Rehearsal): Result[] {
  const order: Result["verdict"][] = ["failed", "warned", "not-judged"];
  return order.flatMap((verdict) => results.filter((result) => result.verdict === verdict));
}

/** How many results there are of each verdict, in words. */
export function summarize({ results }: Rehearsal): string {
  const counts = Map.groupBy(results, ({ verdict }) => verdict);
  const count = (verdict: Result["verdict"]) => counts.get(verdict)?.length ?? 0;
  return [
    `${results.length} scenarios: ${count("passed")} passed, ${count("failed")} failed, ${count("warned")} with warnings`,
    `${count("not-reached")} not reached, ${count("not-judged")} not judged`,
  ].join(", ");
}

/** A report for people at a terminal: what was found, with the time line of the first of each rule, and the table at the end. */
export function toText(told: Told): string {
  const shown = new Set<string>();
  const blocks = notable(told).flatMap((result) => {
    const { scenario, seed, findings, trial, reason, verdict } = result;
    const rules = findings.map(({ rule }) => rule).join();
    const isNew = !shown.has(rules + verdict);
    shown.add(rules + verdict);
    return [
      `${verdict}  ${scenario.name}${seed === told.undisturbed.seed ? "" : `, seed ${seed}`}`,
      `  ${scenario.about}`,
      ...findings.map(
        ({ rule, severity, message, docs }) => `  ${severity}  ${rule}: ${message} See ${docs} in the docs.`,
      ),
      ...(reason ? [`  ${reason}`] : []),
      ...(isNew && trial
        ? [...timeLineOf(trial, told.meanings).slice(0, 30).map(describeEvent), `  ${describeEnd(trial)}`]
        : []),
      `  Repeat: ${told.repeat(result)}`,
      "",
    ];
  });
  const byRule = Map.groupBy(
    told.results.flatMap(({ findings }) => findings),
    ({ rule }) => rule,
  );
  const table = [...byRule].map(
    ([rule, findings]) => `  ${rule.padEnd(32)}${findings[0]?.severity.padEnd(9)}${findings.length} scenarios`,
  );
  return `${[...blocks, ...table, summarize(told)].map(onOneLine).join("\n")}\n`;
}

/** A report for programs. */
export function toJson(told: Told): string {
  const results = told.results.map((result) => {
    const { scenario, seed, verdict, findings, reason, trial } = result;
    const timeLine = trial && {
      believed: beliefOf(trial),
      payouts: trial.payouts,
      timeLine: timeLineOf(trial, told.meanings),
    };
    const about = { name: scenario.name, about: scenario.about, seed, verdict, findings, reason };
    return { ...about, ...timeLine, repeat: told.repeat(result) };
  });
  const lines = JSON.stringify({ summary: summarize(told), results }, null, 2).split("\n");
  return `${lines.map(onOneLine).join("\n")}\n`;
}

/** A report in the form of JUnit: a case for each scenario. A warning is printed, and fails nothing. */
export function toJunit(told: Told): string {
  const cases = told.results.map((result) => {
    const { scenario, verdict, findings, reason = verdict, seed } = result;
    const failures = findings
      .filter(({ severity }) => severity === "error")
      .map(
        ({ rule, message, docs }) =>
          `<failure type="${rule}" message="${escapeXml(message)}">${escapeXml(`${told.repeat(result)}\nSee ${docs} in the docs.`)}</failure>`,
      );
    const skipped = verdict.startsWith("not-") ? [`<skipped message="${escapeXml(reason)}"/>`] : [];
    const warnings = findings
      .filter(({ severity }) => severity === "warning")
      .map(({ rule, message, docs }) => `${rule}: ${message} See ${docs} in the docs.`);
    const printed = warnings.length > 0 ? [`<system-out>${warnings.map(escapeXml).join("\n")}</system-out>`] : [];
    const name = escapeXml(`${scenario.name}, seed ${seed}`);
    return `  <testcase classname="rehearse" name="${name}">${[...failures, ...skipped, ...printed].join("")}</testcase>`;
  });
  const count = (verdicts: string[]) => told.results.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const counts = `tests="${cases.length}" failures="${count(["failed"])}" skipped="${count(["not-reached", "not-judged"])}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="rehearse" ${counts}>\n${cases.join("\n")}\n</testsuite>\n`;
}
