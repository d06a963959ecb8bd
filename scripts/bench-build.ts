import { measureHere } from "./bench/measure.ts";
import type { Step } from "./bench/steps.ts";
import { readCall, run } from "./cli/command-line.ts";

const help = `Usage: npm run bench:build

Measures, in one run, the build of all artifacts against the same by the tools' own command lines, and what contracts of
10, 100 and 1,000 operations cost: time, how often that of the smallest, and the most memory at a time. Ratios compare;
seconds belong to this machine.
`;

await run(async () => {
  const { values, positionals } = readCall({ help: { type: "boolean" }, step: { type: "string" } }, 1);
  if (values.help) process.stdout.write(help);
  // What the script calls itself with, to measure a step in a process of its own.
  else if (values.step) await measureHere(values.step as Step, positionals[0] ?? "");
  else {
    const { compareBuilds } = await import("./bench/compare-builds.ts");
    const { showGrowth } = await import("./bench/show-growth.ts");
    await compareBuilds();
    process.stdout.write("\n");
    await showGrowth();
  }
});
