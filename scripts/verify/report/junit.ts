import { nothingVerified } from "../finding.ts";
import type { Report } from "../verify.ts";

/**
 * A report in the form of JUnit: a test case an operation, failed by its findings and skipped where nothing of it was reached, and
 * one for the run, which fails where every answer was a refusal.
 */
export function toJunit({ findings, operations, succeeded }: Report): string {
  const cases = operations.map(({ operationId, reached, withheld }) => {
    const failures = findings
      .filter((finding) => finding.operationId === operationId)
      .map(
        ({ kind, message, instance, place }) =>
          `<failure type="${kind}" message="${escapeXml(`${instance} ${message}`)}">${escapeXml(place)}</failure>`,
      );
    const skipped =
      reached.length > 0 || failures.length > 0 ? "" : `<skipped message="${escapeXml(withheld ?? "not reached")}"/>`;
    return `  <testcase classname="payouts" name="${operationId}">${failures.join("")}${skipped}</testcase>`;
  });
  const refused = succeeded ? "" : `<failure type="reach" message="${escapeXml(nothingVerified)}"/>`;
  cases.push(`  <testcase classname="payouts" name="verify">${refused}</testcase>`);
  const failed = cases.filter((text) => text.includes("<failure")).length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="verify" tests="${cases.length}" failures="${failed}">\n${cases.join("\n")}\n</testsuite>\n`;
}

/** Takes out what XML can't hold, and escapes what it holds only so. */
function escapeXml(text: string): string {
  const codes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML can't hold
  return text.replaceAll(/[\u0000-\u001f]/g, " ").replaceAll(/[&<>"]/g, (character) => codes[character] ?? "");
}
