import { CheckError, UsageError } from "../../scripts/cli/command-line.ts";
import { untilInterrupted } from "../../scripts/cli/listen.ts";
import { list } from "../../scripts/cli/options.ts";
import { runCommand } from "../../scripts/cli/run-command.ts";
import { startMock } from "../../scripts/mock/start-mock.ts";
import type { Generator } from "./codegen/generators/generator.ts";
import { generators } from "./codegen/generators/generators.ts";
import { problemsOf, renderReport, renderTable, stalenessOfPage, writePage } from "./codegen/page.ts";
import { proveAll, readQuestions } from "./codegen/prove.ts";
import { missingToolchains } from "./codegen/toolchains.ts";

const command = {
  usage: ["npm run test:codegen -- [--only NAME,...]"],
  about:
    "Generates, compiles and runs clients in every language against the mock, and writes generated/codegen.md if nothing is wrong and no toolchain is missing. With CI=true it writes nothing. Then a toolchain that is missing is an error, and so is a page that differs from this run in anything but versions.",
  options: { only: list("names of generators", { help: "takes these generators alone, and writes nothing" }) },
  more: `The generators are ${generators.map(({ name }) => name).join(", ")}.`,
};

await runCommand(command, async (options) => {
  const chosen = choose(options.only);
  // Ends what compiles at that moment, too: every command ends with the process.
  untilInterrupted().then(() => process.exit(130));
  const questions = readQuestions();
  const missing = await missingToolchains();
  const mock = await startMock();
  try {
    const rows = await proveAll(chosen, missing, questions, mock.url);
    process.stdout.write(renderTable(rows, questions));
    const problems = rows.flatMap(problemsOf);
    if (!options.only && missing.size === 0) {
      const page = renderReport(rows, questions);
      if (process.env.CI === "true") problems.push(...stalenessOfPage(page));
      else if (problems.length === 0) writePage(page);
    }
    if (problems.length > 0) throw new CheckError(problems.join("\n"));
  } finally {
    await mock.close();
  }
});

function choose(only: string[] | undefined): Generator[] {
  if (only === undefined) return generators;
  return only.map((name) => {
    const found = generators.find((generator) => generator.name === name);
    if (!found) throw new UsageError(`--only ${name}: no such generator. See --help.`);
    return found;
  });
}
