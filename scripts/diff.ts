import { CheckError, UsageError } from "./cli/command-line.ts";
import { diff as command } from "./cli/commands.ts";
import { runCommand } from "./cli/run-command.ts";
import type { Bump } from "./diff/rating.ts";

await runCommand(command, async ({ check: isCheck, ...form }, operands) => {
  const { json, markdown, failOn } = form;
  const others = Object.entries({ "--json": json, "--markdown": markdown, "--fail-on": failOn });
  if (isCheck) return check([...operands, ...others.flatMap(([name, given]) => (given ? [name] : []))]);
  const { bump, text } = await compare(operands, form);
  process.stdout.write(text);
  const { isFurther } = await import("./diff/rating.ts");
  if (failOn && !isFurther(failOn, bump))
    throw new CheckError(`the version must move by ${bump}: --fail-on ${failOn} forbids it.`);
});

async function compare(
  [base, next]: string[],
  { json, markdown, externalRefs }: { json: boolean; markdown: boolean; externalRefs: boolean },
): Promise<{ bump: Bump; text: string }> {
  const { compareContracts } = await import("./diff/compare-contracts.ts");
  const { readSource } = await import("./diff/contract-source.ts");
  const { toMarkdown, toText } = await import("./diff/format-comparison.ts");
  const comparison = await compareContracts(
    await readSource(base ?? (await ownBase()), externalRefs),
    await readSource(next, externalRefs),
  );
  const form = markdown ? toMarkdown : toText;
  const text = json ? `${JSON.stringify(comparison, null, 2)}\n` : form(comparison);
  return { bump: comparison.bump, text };
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
