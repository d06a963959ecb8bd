import { writeFileSync } from "node:fs";
import { CheckError, escapeXml, UsageError } from "../../cli/command-line.ts";
import type { Coverage, CoverageEntry } from "../interface.ts";

/**
 * Writes what was exercised to a file: in the form of JUnit if its name ends in `.xml`, and in JSON otherwise.
 *
 * @param least the percentage that was asked for
 * @throws UsageError if the file can't be written; CheckError if less was exercised than was asked for
 */
export function writeCoverage(coverage: Coverage, file: string, least = 0): void {
  const text = file.endsWith(".xml") ? toJunit(coverage, least) : `${JSON.stringify(coverage, null, 2)}\n`;
  try {
    writeFileSync(file, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`--coverage ${file}: can't be written (${code}). Name a file in a folder that exists.`);
  }
  if (coverage.percent < least) throw new CheckError(shortfall(coverage, least));
}

function shortfall({ percent, tried, total }: Coverage, least: number): string {
  return `Coverage ${percent} %: ${tried} of ${total}, less than --min ${least}. The report says in "never" what to try.`;
}

/** A suite for each group, with a case for each entry, skipped where nobody tried it; and a case that fails below the minimum. */
function toJunit(coverage: Coverage, least: number): string {
  const suites = coverage.groups.map(({ name, tried, total, entries }) =>
    suite(name, { tests: total, failures: 0, skipped: total - tried }, entries.map(testCase)),
  );
  const failed = coverage.percent < least;
  const failure = failed ? `<failure message="${escapeXml(shortfall(coverage, least))}"/>` : "";
  const whole = `    <testcase classname="coverage" name="at least ${least} percent">${failure}<system-out>${coverage.never.map(escapeXml).join("\n")}</system-out></testcase>`;
  const all = [suite("coverage", { tests: 1, failures: failed ? 1 : 0, skipped: 0 }, [whole]), ...suites];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="coverage">\n${all.join("\n")}\n</testsuites>\n`;
}

function suite(name: string, counts: { tests: number; failures: number; skipped: number }, cases: string[]): string {
  const attributes = Object.entries(counts).map(([key, count]) => `${key}="${count}"`);
  return `  <testsuite name="${name}" ${attributes.join(" ")}>\n${cases.join("\n")}\n  </testsuite>`;
}

function testCase({ operation = "mock", name, outcome, count }: CoverageEntry): string {
  const title = escapeXml(outcome ? `${name} ${outcome}` : name);
  return `    <testcase classname="${escapeXml(operation)}" name="${title}">${count > 0 ? "" : "<skipped/>"}</testcase>`;
}
