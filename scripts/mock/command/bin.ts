#!/usr/bin/env node
// The command of the package: `npx payouts-contract mock`.
const oldest = 24;

const [command] = process.argv[2] === "--help" ? ["mock"] : process.argv.splice(2, 1);
if (Number.parseInt(process.versions.node, 10) < oldest) {
  fail(`Node ${process.versions.node} is too old. Take Node ${oldest} or newer.`);
} else if (command !== "mock") {
  fail(`${command ?? "No command"}: the one command is mock. Try npx payouts-contract mock --help.`);
} else {
  const { run } = await import("../../command-line/command-line.ts");
  const { runMock } = await import("./run-mock.ts");
  const { packagedBrand } = await import("./packaged-brand.ts");
  await run(() => runMock(packagedBrand));
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
