import type { Row } from "./prove-all.ts";

/** What is wrong with a row: failures that no gap explains, gaps that are none any more, and toolchains that CI must have. */
export function problemsOf(row: Row): string[] {
  const { name, gaps } = row.generator;
  if ("missing" in row) {
    const needed = process.env.CI === "true" ? row.missing : [];
    return needed.map((toolchain) => `${name}: not run, there is no ${toolchain}. Install it.`);
  }
  const { failures } = row.proof;
  const known = new Set(gaps.flatMap(({ fails }) => fails));
  const unexplained = [...failures].filter(([failed]) => !known.has(failed));
  const closed = [...known].filter((failed) => !failures.has(failed));
  return [
    ...unexplained.map(([failed, wrong]) => `${name}: ${failed}: ${wrong}`),
    ...closed.map(
      (failed) => `${name}: ${failed} does not fail any more. Take it out of the gaps of its generator.ts.`,
    ),
  ];
}
