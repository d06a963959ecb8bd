import { writeFileSync } from "node:fs";
import type { Generator } from "./codegen/generator.ts";
import { generators } from "./codegen/generators.ts";
import { problemsOf } from "./codegen/problems.ts";
import { proveAll } from "./codegen/prove-all.ts";
import { readSamples } from "./codegen/samples.ts";
import { renderReport, renderTable } from "./codegen/table.ts";
import { missingToolchains } from "./codegen/toolchains.ts";
import { CheckError, readArguments, run, UsageError } from "./command-line/command-line.ts";
import { startMock } from "./mock/start-mock.ts";
import { generatedFolder, root } from "./openapi/paths.ts";

const help = `Usage: npm run test:codegen -- [--only NAME[,NAME]]

Generates, compiles and runs clients in every language against the mock, and
writes generated/codegen.md.

  --only   take these generators alone, and write nothing
  --help   show this

A toolchain that is missing is reported; with CI=true it is an error if it is
Node, Java, Python, Go or Rust.

${generators.map(({ name, title }) => `  ${name.padEnd(26)}${title}\n`).join("")}`;

await run(async () => {
  const options = readArguments({ only: { type: "string" }, help: { type: "boolean" } });
  if (options.help) {
    process.stdout.write(help);
    return;
  }
  const chosen = choose(options.only);
  const samples = readSamples();
  const missing = await missingToolchains();
  const mock = await startMock();
  try {
    const rows = await proveAll(chosen, missing, samples, mock.url);
    process.stdout.write(renderTable(rows, samples));
    if (!options.only) writeFileSync(`${root}${generatedFolder}/codegen.md`, renderReport(rows, samples));
    const problems = rows.flatMap(problemsOf);
    if (problems.length > 0) throw new CheckError(problems.join("\n"));
  } finally {
    await mock.close();
  }
});

function choose(only: string | undefined): Generator[] {
  if (only === undefined) return generators;
  return only.split(",").map((name) => {
    const found = generators.find((generator) => generator.name === name);
    if (!found) throw new UsageError(`--only ${name}: no such generator. See --help.`);
    return found;
  });
}
