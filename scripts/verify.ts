import { run } from "./cli/command-line.ts";
import { runVerify } from "./verify/run-verify.ts";

await run(runVerify);
