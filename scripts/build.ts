import { CheckError, run } from "./cli/command-line.ts";
import { build as command } from "./cli/commands.ts";
import { brandNames } from "./cli/repository.ts";
import { runCommand } from "./cli/run-command.ts";
import { type Changed, isCommitted, staleFiles, writeChanged, writeFiles } from "./generate/output.ts";
import { buildOnChange } from "./generate/watch.ts";

await runCommand(command, async (options) => {
  // A brand's overlay may come or go while this runs.
  const brands = () => (options.brands ? brandNames() : []);
  if (options.check) await check(brands());
  else if (options.watch) await buildOnChange(() => run(() => build(brands())));
  else await build(brands());
});

async function build(brands: string[]): Promise<void> {
  const { deriveArtifacts } = await import("./generate/artifacts.ts");
  const { writeSites } = await import("./docs/build-site.ts");
  const start = performance.now();
  const artifacts = await deriveArtifacts(brands);
  const changes = [writeFiles(artifacts), ...(await writeSites(artifacts, brands))];
  process.stderr.write(`${summaryOf(changes)} (${Math.round(performance.now() - start)} ms)\n`);
}

/** Names the files as long as they are few enough to read. */
function summaryOf(changes: Changed[]): string {
  const name = (names: string[]) => (names.length > 5 ? `${names.length} files` : names.join(", "));
  const written = changes.flatMap((change) => change.written);
  const removed = changes.flatMap((change) => change.removed);
  const parts = [
    ...(written.length > 0 ? [`Wrote ${name(written)}`] : []),
    ...(removed.length > 0 ? [`Removed ${name(removed)}`] : []),
  ];
  return parts.join(". ") || "Nothing changed";
}

async function check(brands: string[]): Promise<void> {
  const { deriveArtifacts } = await import("./generate/artifacts.ts");
  const { conflicts } = await import("./generate/unfinished.ts");
  const artifacts = await deriveArtifacts(brands);
  const marked = conflicts(
    "generated/{*,{client,collections,schemas,workflows}/**}.*",
    "Resolve spec/, then run npm run build.",
  );
  if (marked.length > 0) throw new CheckError(marked.join("\n"));
  // A fresh clone has no others, and what runs after this needs them.
  writeChanged(new Map([...artifacts].filter(([name]) => !isCommitted(name))));
  const stale = staleFiles(artifacts).filter(isCommitted);
  if (stale.length > 0) throw new CheckError(`Stale in generated/: ${stale.join(", ")}. Run npm run build.`);
}
