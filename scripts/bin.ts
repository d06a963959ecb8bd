#!/usr/bin/env node
// The command of the package: `npx payouts-contract mock`, and `verify`.
const oldest = 24;

const [command] = process.argv[2] === "--help" ? ["mock"] : process.argv.splice(2, 1);
if (Number.parseInt(process.versions.node, 10) < oldest) {
  fail(`Node ${process.versions.node} is too old. Take Node ${oldest} or newer.`);
} else if (command === "mock") {
  const { run } = await import("./cli/command-line.ts");
  const { runMock } = await import("./mock/run-mock.ts");
  const { packagedBrand } = await import("./mock/run-mock.ts");
  await run(() => runMock(packagedBrand));
} else if (command === "verify") {
  const { run } = await import("./cli/command-line.ts");
  const { runVerify } = await import("./verify/run-verify.ts");
  await run(runVerify);
} else {
  fail(`${command ?? "No command"}: the commands are mock and verify. Try npx payouts-contract mock --help.`);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
