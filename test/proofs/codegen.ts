import { CheckError, UsageError } from "../../scripts/cli/command-line.ts";
import { untilInterrupted } from "../../scripts/cli/listen.ts";
import { count, list } from "../../scripts/cli/options.ts";
import { runCommand } from "../../scripts/cli/run-command.ts";
import { startMock } from "../../scripts/mock/start-mock.ts";
import type { Generator } from "./codegen/generators/generator.ts";
import { generators } from "./codegen/generators/generators.ts";
import { problemsOf, renderReport, renderTable, stalenessOfPage, stalenessOfRows, writePage } from "./codegen/page.ts";
import { proveAll, readQuestions } from "./codegen/prove.ts";
import { missingToolchains } from "./codegen/toolchains.ts";

const command = {
  usage: ["npm run test:codegen -- [--only NAME,... | --part NUMBER]"],
  about:
    "Generates, compiles and runs clients in every language against the mock, and writes generated/codegen.md if nothing is wrong and no toolchain is missing. With CI=true it writes nothing. Then a toolchain that is missing is an error, and so is a page that differs from this run in anything but versions.",
  options: {
    only: list("names of generators", {
      help: "takes these generators alone, and writes nothing",
      excludes: { part: "each chooses generators" },
    }),
    part: count({
      least: 1,
      most: 2,
      help: "takes one half of the generators, the first or the second, and writes nothing",
    }),
  },
  more: `The generators are ${generators.map(({ name }) => name).join(", ")}.`,
};

await runCommand(command, async (options) => {
  // Neighbours share a language, and its compiler's first start.
  const part =
    options.part === undefined ? generators : generators.filter((_, at) => at % 2 === (options.part ?? 0) - 1);
  const chosen = options.only ? choose(options.only) : part;
  // Ends what compiles at that moment, too: every command ends with the process.
  untilInterrupted().then(() => process.exit(130));
  const questions = readQuestions();
  const missing = await missingToolchains();
  const mock = await startMock();
  try {
    const rows = await proveAll(chosen, missing, questions, mock.url);
    process.stdout.write(renderTable(rows, questions));
    const problems = rows.flatMap(problemsOf);
    const isWhole = chosen === generators;
    if (isWhole && missing.size === 0) {
      const page = renderReport(rows, questions);
      if (process.env.CI === "true") problems.push(...stalenessOfPage(page));
      else if (problems.length === 0) writePage(page);
    }
    if (options.part !== undefined && missing.size === 0)
      problems.push(...stalenessOfRows(renderTable(rows, questions)));
    if (problems.length > 0) throw new CheckError(problems.join("\n"));
  } finally {
    await mock.close();
  }
});

function choose(only: string[]): Generator[] {
  return only.map((name) => {
    const found = generators.find((generator) => generator.name === name);
    if (!found) throw new UsageError(`--only ${name}: no such generator. See --help.`);
    return found;
  });
}
