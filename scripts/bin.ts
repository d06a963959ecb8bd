#!/usr/bin/env node
// The command of the package: `npx payouts-contract mock`, and `verify`.
const oldest = 24;

// Nothing is imported before the version of Node is known to be able to.
if (Number.parseInt(process.versions.node, 10) < oldest) {
  process.stderr.write(`Node ${process.versions.node} is too old. Take Node ${oldest} or newer.\n`);
  process.exitCode = 2;
} else {
  const { run } = await import("./cli/command-line.ts");
  await run(async () => {
    const { takeCommand } = await import("./cli/run-command.ts");
    const { mock, verify } = await import("./cli/commands.ts");
    const name = takeCommand("npx payouts-contract", { mock, verify });
    if (name === "mock") {
      const { packagedBrand, runMock } = await import("./mock/run-mock.ts");
      await runMock(packagedBrand);
    } else if (name === "verify") {
      await (await import("./verify/run-verify.ts")).runVerify();
    }
  });
}
