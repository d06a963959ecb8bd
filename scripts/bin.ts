#!/usr/bin/env node
// The command of the package: `npx payouts-contract mock`, `verify`, `diff`, and `rehearse`.
import module from "node:module";
import { objectionToNode } from "./cli/node-version.ts";

const objection = objectionToNode();

// Nothing else is imported before the version of Node is known to be able to.
if (objection) {
  process.stderr.write(`${objection}\n`);
  process.exitCode = 2;
} else {
  // The second run finds what the first one compiled: it starts in half of the time.
  module.enableCompileCache();
  const { run } = await import("./cli/command-line.ts");
  await run(async () => {
    const { takeCommand } = await import("./cli/run-command.ts");
    const { mock, verify, diff, rehearse } = await import("./cli/commands.ts");
    const name = takeCommand("npx payouts-contract", { mock, verify, diff, rehearse });
    if (name === "mock") {
      const { packagedBrand, runMock } = await import("./mock/run-mock.ts");
      await runMock(packagedBrand);
    } else if (name === "verify") {
      await (await import("./verify/run-verify.ts")).runVerify();
    } else if (name === "diff") {
      await (await import("./diff/run-diff.ts")).runDiff();
    } else if (name === "rehearse") {
      await (await import("./rehearse/run-rehearse.ts")).runRehearse();
    }
  });
}
