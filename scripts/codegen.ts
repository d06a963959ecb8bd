import { runCommand } from "./cli/call.ts";
import { CheckError, UsageError } from "./cli/command-line.ts";
import { untilInterrupted } from "./cli/listen.ts";
import { list } from "./cli/options.ts";
import { missingToolchains } from "./codegen/commands/toolchains.ts";
import type { Generator } from "./codegen/generators/generator.ts";
import { generators } from "./codegen/generators/generators.ts";
import { stalenessOfPage, writePage } from "./codegen/proof/page.ts";
import { problemsOf } from "./codegen/proof/problems.ts";
import { proveAll } from "./codegen/proof/prove-all.ts";
import { readQuestions } from "./codegen/proof/questions.ts";
import { renderReport, renderTable } from "./codegen/proof/table.ts";
import { startMock } from "./mock/start-mock.ts";

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
