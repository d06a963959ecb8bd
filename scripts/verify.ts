import { run } from "./command-line/command-line.ts";
import { runVerify } from "./verify/run-verify.ts";

await run(runVerify);
