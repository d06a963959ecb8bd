import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildByCommandLines } from "./bench/command-line-build.ts";
import { measureStarts } from "./bench/mock-start.ts";
import { readArguments, run } from "./command-line/command-line.ts";
import { root } from "./openapi/paths.ts";

const help = `Usage: npm run bench

Measures, in one run, the build against the tools' own command lines, in a process of its own and again in one that
runs already, and the mock's start against stock Prism's. A ratio compares; seconds belong to this machine.
`;

await run(async () => {
  const { help: wanted } = readArguments({ help: { type: "boolean" } });
  if (wanted) {
    process.stdout.write(help);
    return;
  }
  const { deriveArtifacts } = await import("./build/artifacts.ts");
  const out = mkdtempSync(join(tmpdir(), "payouts-contract-bench-"));
  try {
    const separate = await seconds(() => buildByCommandLines(out));
    const cold = await seconds(() => promisify(execFile)(process.execPath, [`${root}scripts/build.ts`, "--check"]));
    await deriveArtifacts();
    const warm = await seconds(() => deriveArtifacts());
    report("separate command lines", separate, separate);
    report("one build, cold", cold, separate);
    report("one build, warm", warm, separate);
    const starts = await measureStarts();
    report("stock Prism's start", starts.stock, starts.stock);
    report("the mock's start", starts.own, starts.stock);
  } finally {
    rmSync(out, { recursive: true });
  }
});

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function report(what: string, time: number, reference: number): void {
  process.stdout.write(
    `${what.padEnd(24)} ${time.toFixed(2).padStart(6)} s   ${(reference / time).toFixed(1).padStart(5)} times as fast\n`,
  );
}
