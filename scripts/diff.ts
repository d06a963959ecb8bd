import { CheckError, UsageError } from "./cli/command-line.ts";
import { diff as command } from "./cli/commands.ts";
import { runCommand } from "./cli/run-command.ts";

await runCommand(command, async (settings, operands) => {
  const { check: isCheck, json, markdown, all, failOn, externalRefs } = settings;
  const others = Object.entries({ "--json": json, "--markdown": markdown, "--all": all, "--fail-on": failOn });
  if (isCheck) return check([...operands, ...others.flatMap(([name, given]) => (given ? [name] : []))]);
  const { readSource } = await import("./diff/contract-source.ts");
  const { printComparison } = await import("./diff/run-diff.ts");
  const [base = await ownBase(), next] = operands;
  await printComparison(await readSource(base, externalRefs), await readSource(next, externalRefs), settings);
});

/** As long as nothing was released, nobody was promised anything; the last version is compared with then. */
async function ownBase(): Promise<string> {
  const { isRepository, lastRelease, lastVersionCommit } = await import("./diff/contract-source.ts");
  if (!(await isRepository())) {
    throw new UsageError("There is no git repository to compare with. Give two files: npm run diff -- BASE NEW.");
  }
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
