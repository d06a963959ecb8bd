import { deriveArtifacts } from "./build/artifacts.ts";
import { staleFiles, uncommitted, writeArtifacts } from "./build/output.ts";
import { buildOnChange } from "./build/watch.ts";
import { CheckError, readArguments, run } from "./command-line.ts";

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
  const milliseconds = Math.round(performance.now() - start);
  process.stderr.write(
    `${written.length === 0 ? "Nothing changed" : `Wrote ${written.join(", ")}`} (${milliseconds} ms)\n`,
  );
}

async function check(): Promise<void> {
  const stale = staleFiles(await deriveArtifacts()).filter(
    (name) => !uncommitted.some((folder) => name.startsWith(folder)),
  );
  if (stale.length > 0) throw new CheckError(`Stale in generated/: ${stale.join(", ")}. Run npm run build.`);
}
