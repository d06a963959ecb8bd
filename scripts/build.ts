import { deriveArtifacts } from "./build/artifacts.ts";
import { staleFiles, uncommitted, writeArtifacts } from "./build/output.ts";
import { buildOnChange } from "./build/watch.ts";
import { CheckError, readArguments, run } from "./command-line/command-line.ts";

const help = `Usage: npm run build -- [--check | --watch]

Derives everything in generated/ from spec/.

  --check   write nothing; exit 1 and name what is stale
  --watch   build again at each change, until Ctrl-C
  --help    show this
`;

await run(async () => {
  const options = readArguments({
    check: { type: "boolean" },
    watch: { type: "boolean" },
    help: { type: "boolean" },
  });
  if (options.help) process.stdout.write(help);
  else if (options.check) await check();
  else if (options.watch) await buildOnChange(() => run(build));
  else await build();
});

async function build(): Promise<void> {
  const start = performance.now();
  const written = writeArtifacts(await deriveArtifacts());
  process.stderr.write(`${summaryOf(written)} (${Math.round(performance.now() - start)} ms)\n`);
}

/** Names the files as long as they are few enough to read. */
function summaryOf(written: string[]): string {
  if (written.length === 0) return "Nothing changed";
  return `Wrote ${written.length > 5 ? `${written.length} files` : written.join(", ")}`;
}

async function check(): Promise<void> {
  const stale = staleFiles(await deriveArtifacts()).filter(
    (name) => !uncommitted.some((folder) => name.startsWith(folder)),
  );
  if (stale.length > 0) throw new CheckError(`Stale in generated/: ${stale.join(", ")}. Run npm run build.`);
}
