import { escapeXml, onOneLine } from "../cli/command-line.ts";
import type { Finding } from "./judgement.ts";
import { describeRejected, type Reach } from "./survey.ts";
import type { Report } from "./verify-deployment.ts";

/** A report as it is printed: what the contract infers only where that was asked for. */
export type PrintedReport = Omit<Report, "facts"> & Partial<Pick<Report, "facts">>;

/** A report for people. */
export function toText({
  requests,
  findings,
  observations,
  operations,
  rejected,
  stopped,
  facts = [],
}: PrintedReport): string {
  const lines = [
    `${requests} requests, ${findings.length} findings, ${observations.length} observations`,
    ...findings.flatMap(describe),
    ...(observations.length > 0 ? ["Observations: what may be the platform's own way"] : []),
    ...observations.flatMap(describe),
    "Reached",
    ...operations.map(({ operationId, reached }) => `  ${operationId}  ${reached.join(", ") || "nothing"}`),
    "Not reached",
    ...rejected.map((each) => `  ${describeRejected(each)}`),
    ...operations.map((reach) => `  ${reach.operationId}  ${describeMissed(reach)}`),
    ...stopped.map(({ workflowId, reason }) => `  ${workflowId} stopped (${reason})`),
    ...(["true", "otherwise", "not seen"] as const).flatMap((seen) => {
      const places = facts
        .filter((fact) => fact.seen === seen)
        .map(({ place, count }) => `  ${place}${count > 0 ? ` (${count} responses)` : ""}`);
      return places.length > 0 ? [`Inferred, and ${seen === "not seen" ? seen : `seen ${seen}`}`, ...places] : [];
    }),
  ];
  return `${lines.map(onOneLine).join("\n")}\n`;
}

/** What differs, where in the response, how often, and where in the contract. */
function describe({ kind, operationId, status, message, instance, place, count, source }: Finding): string[] {
  const times = count > 1 ? ` (${count} times)` : "";
  const from = source ? ` (${source.from}${source.place === place ? "" : `, ${source.place}`})` : "";
  return [
    `  ${kind}  ${operationId} ${status}  ${[instance, message].filter(Boolean).join(" ")}${times}`,
    `    ${place}${from}`,
  ];
}

/** A report for programs, which may be shown on a terminal all the same. */
export function toJson(report: PrintedReport): string {
  const lines = JSON.stringify(report, null, 2).split("\n");
  return `${lines.map(onOneLine).join("\n")}\n`;
}

/**
 * A report in the form of JUnit: a test case an operation, failed by its findings and skipped where nothing of it was verified, and
 * one for the run, which fails where an audience responded with rejections alone. What was not reached is what a case prints.
 */
export function toJunit({ findings, observations, operations, rejected, stopped }: PrintedReport): string {
  const cases = operations.map((reach) => {
    const failures = findings.filter(({ operationId }) => operationId === reach.operationId).map(failure);
    const { unverified } = reach;
    const skipped = unverified && failures.length === 0 ? [`<skipped message="${escapeXml(unverified)}"/>`] : [];
    const observed = observations.filter(({ operationId }) => operationId === reach.operationId).flatMap(describe);
    const lines = [`not reached: ${describeMissed(reach)}`, ...observed.map((line) => `observed: ${line.trim()}`)];
    return testCase(reach.operationId, [...failures, ...skipped, printed(lines)]);
  });
  const messages = rejected.map(describeRejected).join(" ");
  const ofRun = testCase("verify", [
    ...(rejected.length > 0 ? [`<failure type="reach" message="${escapeXml(messages)}"/>`] : []),
    printed(stopped.map(({ workflowId, reason }) => `not reached: the end of ${workflowId} (${reason})`)),
  ]);
  const all = [...cases, ofRun];
  const count = (element: string) => all.filter((text) => text.includes(`<${element}`)).length;
  const counts = `tests="${all.length}" failures="${count("failure")}" skipped="${count("skipped")}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="verify" ${counts}>\n${all.join("\n")}\n</testsuite>\n`;
}

function testCase(name: string, elements: string[]): string {
  return `  <testcase classname="payouts" name="${name}">${elements.join("")}</testcase>`;
}

function failure({ kind, message, instance, place }: Finding): string {
  return `<failure type="${kind}" message="${escapeXml([instance, message].filter(Boolean).join(" "))}">${escapeXml(place)}</failure>`;
}

function printed(lines: string[]): string {
  return lines.length > 0 ? `<system-out>${lines.map(escapeXml).join("\n")}</system-out>` : "";
}

/** The statuses of an operation that did not come, and why, where the run knows. */
export function describeMissed({ notReached, unverified, withheld }: Reach): string {
  const reason = unverified ?? withheld;
  return `${notReached.join(", ")}${reason ? ` (${reason})` : ""}`;
}
