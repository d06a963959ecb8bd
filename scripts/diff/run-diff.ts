import { CheckError, UsageError } from "../cli/command-line.ts";
import { diff as command } from "../cli/commands.ts";
import type { Settings } from "../cli/options.ts";
import { handleCall } from "../cli/run-command.ts";
import { type Contract, compareContracts } from "./compare-contracts.ts";
import { toMarkdown, toText } from "./format-comparison.ts";
import { isFurther } from "./rating.ts";
import { readDocument } from "./read-document.ts";

type DiffSettings = Settings<typeof command.options>;

/** Most changes of each kind that a terminal shows unless asked for all, and that fit into a comment. */
const most = { text: 10, markdown: 60 };

/** The command as the package has it, where there is no contract but those that are given. */
export async function runDiff(): Promise<void> {
  await handleCall(command, async (settings, operands) => {
    if (settings.check) throw new UsageError("--check: needs the contract's repository. Give BASE and NEW.");
    const [base, next] = operands;
    if (base === undefined || next === undefined) {
      throw new UsageError("Give two documents, as in npx payouts-contract diff main:openapi.yaml openapi.yaml.");
    }
    await printComparison(await read(base, settings), await read(next, settings), settings);
  });
}

async function read(source: string, { externalRefs }: DiffSettings): Promise<Contract> {
  const document = await readDocument(source, externalRefs);
  if (document) return { document };
  throw new UsageError(`${source}: no such file. Give a file, or one at a git revision, as in main:openapi.yaml.`);
}

/**
 * Compares two contracts, and prints what changed.
 *
 * @throws CheckError if the version must move as far as `--fail-on` forbids
 */
export async function printComparison(before: Contract, after: Contract, settings: DiffSettings): Promise<void> {
  const { json, markdown, all, failOn } = settings;
  const comparison = await compareContracts(before, after);
  const text = json
    ? `${JSON.stringify(comparison, null, 2)}\n`
    : markdown
      ? toMarkdown(comparison, all ? undefined : most.markdown)
      : toText(comparison, all ? undefined : most.text);
  process.stdout.write(text);
  if (failOn && !isFurther(failOn, comparison.bump))
    throw new CheckError(`the version must move by ${comparison.bump}: --fail-on ${failOn} forbids it.`);
}
