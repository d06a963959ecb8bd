import type { Gap } from "../generators/generator.ts";
import type { Row } from "./prove-all.ts";

/** What is wrong with a row: failures that no gap explains, gaps that are none any more, and toolchains that CI must have. */
export function problemsOf(row: Row): string[] {
  const { name, gaps } = row.generator;
  if ("missing" in row) {
    const needed = process.env.CI === "true" ? row.missing : [];
    return needed.map((toolchain) => `${name}: not run, there is no ${toolchain}. Install it.`);
  }
  const { failures, closed } = row.proof;
  if (failures.has("program")) return [`${name}: program: ${failures.get("program")}`];
  const known = gaps.flatMap((gap) => ("fails" in gap ? gap.fails : []));
  const unexplained = [...failures].filter(([failed]) => !known.some((names) => matches(names, failed)));
  const outdated = known.filter((names) => ![...failures.keys()].some((failed) => matches(names, failed)));
  return [
    ...unexplained.map(([failed, wrong]) => `${name}: ${failed}: ${wrong}`),
    ...outdated.map((names) => `${name}: ${names} does not fail any more. ${remedy}`),
    ...closed.map((gap) => `${name}: nothing shows any more that "${firstWords(gap)}". ${remedy}`),
  ];
}

const remedy = "Take it out of the gaps of its generator.ts.";

/** Whether a gap's name, or pattern of names, is that of what failed. */
function matches(names: string | RegExp, failed: string): boolean {
  return typeof names === "string" ? names === failed : names.test(failed);
}

function firstWords({ why }: Gap): string {
  return why.length > 60 ? `${why.slice(0, 60)}...` : why;
}
