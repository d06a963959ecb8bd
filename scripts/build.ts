import { runCommand } from "./cli/call.ts";
import { CheckError, run } from "./cli/command-line.ts";
import { build as command } from "./cli/commands.ts";
import { brandNames } from "./cli/repository.ts";
import { staleFiles, uncommitted, writeFiles } from "./generate/output.ts";
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
  const written = [...writeFiles(artifacts), ...(await writeSites(artifacts, brands))];
  process.stderr.write(`${summaryOf(written)} (${Math.round(performance.now() - start)} ms)\n`);
}

/** Names the files as long as they are few enough to read. */
function summaryOf(written: string[]): string {
  if (written.length === 0) return "Nothing changed";
  return `Wrote ${written.length > 5 ? `${written.length} files` : written.join(", ")}`;
}

async function check(brands: string[]): Promise<void> {
  const { deriveArtifacts } = await import("./generate/artifacts.ts");
  const stale = staleFiles(await deriveArtifacts(brands)).filter(
    (name) => !uncommitted.some((folder) => name.startsWith(folder)),
  );
  if (stale.length > 0) throw new CheckError(`Stale in generated/: ${stale.join(", ")}. Run npm run build.`);
}
