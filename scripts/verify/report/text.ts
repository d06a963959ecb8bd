import { onOneLine } from "../../command-line/on-one-line.ts";
import { describeRefused } from "../survey.ts";
import type { Report } from "../verify.ts";
import { describeMissed } from "./missed.ts";

/** A report for people. */
export function toText({ requests, findings, operations, refused, stopped }: Report): string {
  const lines = [
    `${requests} requests, ${findings.length} findings`,
    ...findings.flatMap(({ kind, operationId, status, message, instance, place }) => [
      `  ${kind}  ${operationId} ${status}  ${[instance, message].filter(Boolean).join(" ")}`,
      `    ${place}`,
    ]),
    "Reached",
    ...operations.map(({ operationId, reached }) => `  ${operationId}  ${reached.join(", ") || "nothing"}`),
    "Not reached",
    ...refused.map((each) => `  ${describeRefused(each)}`),
    ...operations.map((reach) => `  ${reach.operationId}  ${describeMissed(reach)}`),
    ...stopped.map(({ workflowId, reason }) => `  ${workflowId} stopped (${reason})`),
  ];
  return `${lines.map(onOneLine).join("\n")}\n`;
}
