import type { Report } from "../verify.ts";

/** A report for people. */
export function toText({ requests, findings, operations, stopped }: Report): string {
  const lines = [
    `${requests} requests, ${findings.length} findings`,
    ...findings.flatMap(({ kind, operationId, status, message, instance, place }) => [
      `  ${kind}  ${operationId} ${status}  ${instance} ${message}`,
      `    ${place}`,
    ]),
    "Reached",
    ...operations.map(({ operationId, reached }) => `  ${operationId}  ${reached.join(", ") || "nothing"}`),
    "Not reached",
    ...operations.map(
      ({ operationId, notReached, withheld }) =>
        `  ${operationId}  ${notReached.join(", ")}${withheld ? ` (${withheld})` : ""}`,
    ),
    ...stopped.map(({ workflowId, reason }) => `  ${workflowId} stopped (${reason})`),
  ];
  return `${lines.join("\n")}\n`;
}
