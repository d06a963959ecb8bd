import { text } from "../../scripts/cli/options.ts";
import { runCommand } from "../../scripts/cli/run-command.ts";
import type { Step } from "./bench/steps.ts";
import { measureHere } from "./bench/steps.ts";

const command = {
  usage: ["npm run bench:build"],
  about:
    "Measures, in one run, the build of all artifacts against the same by the tools' own command lines, and what contracts of 10, 100 and 1,000 operations cost: time, how often that of the smallest, and the most memory at a time. Ratios compare; seconds belong to this machine.",
  // What the script calls itself with, to measure a step in a process of its own.
  options: { step: text({}) },
  operands: ["FOLDER"],
};

await runCommand(command, async ({ step }, [folder = ""]) => {
  if (step) await measureHere(step as Step, folder);
  else {
    const { compareBuilds } = await import("./bench/compare-builds.ts");
    const { showGrowth } = await import("./bench/compare-builds.ts");
    await compareBuilds();
    process.stdout.write("\n");
    await showGrowth();
  }
});
