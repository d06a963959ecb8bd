import { CheckError, UsageError } from "./cli/command-line.ts";
import { diff as command } from "./cli/commands.ts";
import { runCommand } from "./cli/run-command.ts";

await runCommand(command, async ({ check: isCheck, ...form }, operands) => {
  const { json, markdown } = form;
  if (isCheck) await check([...operands, ...(json ? ["--json"] : []), ...(markdown ? ["--markdown"] : [])]);
  else process.stdout.write(await compare(operands, form));
});

async function compare(
  [base, next]: string[],
  { json, markdown, externalRefs }: { json: boolean; markdown: boolean; externalRefs: boolean },
): Promise<string> {
  const { compareContracts } = await import("./diff/compare-contracts.ts");
  const { readSource } = await import("./diff/contract-source.ts");
  const { toMarkdown, toText } = await import("./diff/format-comparison.ts");
  const comparison = await compareContracts(
    await readSource(base ?? (await ownBase()), externalRefs),
    await readSource(next, externalRefs),
  );
  if (json) return `${JSON.stringify(comparison, null, 2)}\n`;
  return markdown ? toMarkdown(comparison) : toText(comparison);
}

/** As long as nothing was released, nobody was promised anything; the last version is compared with then. */
async function ownBase(): Promise<string> {
  const { lastRelease, lastVersionCommit } = await import("./diff/contract-source.ts");
  const release = await lastRelease();
  if (release) return release;
  const commit = (await lastVersionCommit()) || "HEAD";
  process.stderr.write(
    `No release yet, as no tag is named like v1.2.3: compared with ${commit}, which set the version.\n`,
  );
  return commit;
}

async function check(others: string[]): Promise<void> {
  if (others.length > 0) throw new UsageError(`${others.join(" ")}: has no meaning beside --check. Leave it out.`);
  const { brokenPromises } = await import("./diff/broken-promises.ts");
  const { broken, leftOut } = await brokenPromises();
  for (const line of leftOut) process.stderr.write(`${line}\n`);
  if (broken.length > 0) throw new CheckError(broken.join("\n"));
}
