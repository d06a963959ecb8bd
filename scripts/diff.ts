import { CheckError, readCall, run, UsageError } from "./cli/command-line.ts";

const help = `Usage: npm run diff -- [BASE [NEW]] [--json | --markdown]
       npm run diff -- --check

Says how far the version has to move from one contract to another, none, patch, minor or major, and why. BASE and NEW are
files or git revisions; left out, they are the last release and the working tree.

  --json      print { "bump", "changes" }
  --markdown  print a comment for a pull request
  --check     compare nothing but what was promised: exit 1 if a version or the changelog promises less than the change
  --help      show this
`;

const forms = ["json", "markdown"] as const;

await run(async () => {
  const { values, positionals } = readCall(
    { json: { type: "boolean" }, markdown: { type: "boolean" }, check: { type: "boolean" }, help: { type: "boolean" } },
    2,
  );
  if (values.json && values.markdown) throw new UsageError("--json --markdown: are two forms. Choose one.");
  if (values.help) process.stdout.write(help);
  else if (values.check)
    await check([...positionals, ...forms.filter((form) => values[form]).map((form) => `--${form}`)]);
  else process.stdout.write(await compare(positionals, values));
});

async function compare([base, next]: string[], { json = false, markdown = false }): Promise<string> {
  const { compareContracts } = await import("./diff/compare-contracts.ts");
  const { readSource } = await import("./diff/contract-source.ts");
  const { toMarkdown, toText } = await import("./diff/format-comparison.ts");
  const comparison = await compareContracts(await readSource(base ?? (await ownBase())), await readSource(next));
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
