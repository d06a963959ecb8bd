import { run } from "./cli/command-line.ts";
import { runRehearse } from "./rehearse/run-rehearse.ts";

await run(runRehearse);
