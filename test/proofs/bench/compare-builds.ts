import { execFile } from "node:child_process";
import { globSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { contractFile, generatedFolder, root } from "../../../scripts/cli/repository.ts";
import { inTemporaryFolder } from "../../../scripts/cli/temporary-folder.ts";
import { contract, model } from "../../contract.ts";
import { rowPrinter } from "./figures.ts";
import { growContract } from "./grow.ts";
import { type Cost, measure, type Step, seconds } from "./steps.ts";

/** Measures, in one run, our build against the tools' own command lines: each process from its start, and a build after one edit. */
export async function compareBuilds(): Promise<void> {
  const separate = await inTemporaryFolder((out) => seconds(() => buildByCommandLines(out)));
  report("separate command lines", separate, separate);
  await inTemporaryFolder(async (folder) => {
    growContract(`${folder}/copy`, model.operations.length);
    report("the same in one process", await seconds(() => measure("the same artifacts", `${folder}/copy`)), separate);
    const build = () => promisify(execFile)(process.execPath, ["scripts/build.ts"], { cwd: `${folder}/copy` });
    report("and all of the docs site", await seconds(build), separate);
    const rebuild = await measure("rebuild", `${folder}/copy`);
    report("again after one edit", rebuild.seconds, separate);
  });
}

/**
 * Makes the same documents, types, clients, collection and docs by the tools' own command lines, one after another. Most
 * documents are derived by our own code; the tool gets the finished one to bundle, which is the least that it can do.
 */
export async function buildByCommandLines(out: string): Promise<void> {
  // The calls run in the output folder, as openapi-typescript would take its orders from redocly.yaml.
  const call = async (tool: string, ...args: string[]) => {
    const env = { ...process.env, REDOCLY_TELEMETRY: "off" };
    await promisify(execFile)(`${root}node_modules/.bin/${tool}`, args, { cwd: out, env, maxBuffer: 64 * 1024 * 1024 });
  };
  await call("redocly", "lint", `${root}${contractFile}`, "--config", `${root}redocly.yaml`);
  for (const file of globSync("openapi*.yaml", { cwd: `${root}${generatedFolder}` })) {
    const source = file === "openapi.yaml" ? contractFile : `${generatedFolder}/${file}`;
    await call("redocly", "bundle", `${root}${source}`, "-o", file);
    await call("redocly", "bundle", `${root}${source}`, "-o", file.replace(".yaml", ".json"));
  }
  const audiences = Object.keys(contract["x-audiences"] ?? {});
  for (const name of ["openapi", ...audiences.map((audience) => `openapi.${audience}`)]) {
    await call("openapi-typescript", `${name}.json`, "-o", `client/${name}.d.ts`);
  }
  writeFileSync(`${out}/tsconfig.json`, clientsProject);
  await call("tsc", "--project", "tsconfig.json");
  await call("openapi2postmanv2", "-s", "openapi.json", "-o", "collection.json");
  await call("redocly", "build-docs", "openapi.json", "--inlineBundle", "-o", "docs/openapi.html");
}

const clientsProject = JSON.stringify({
  extends: `${root}tsconfig.json`,
  compilerOptions: {
    noEmit: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    outDir: "client",
    typeRoots: [`${root}node_modules/@types`],
  },
  include: [`${root}scripts/client`, `${root}${generatedFolder}/client/*.d.ts`],
});

/** Numbers of operations. */
const sizes = [10, 100, 1000];

const measured: Step[] = ["build", "docs", "mock's start", "mock's answer"];

const row = rowPrinter(16, 30);

/** Prints what each step costs with contracts of several sizes, and how often the cost of the smallest one that is. */
export async function showGrowth(): Promise<void> {
  row("operations", sizes.map(String));
  await inTemporaryFolder(async (folder) => {
    for (const size of sizes) growContract(`${folder}/${size}`, size);
    for (const step of measured) {
      const costs: Cost[] = [];
      for (const size of sizes) costs.push(await measure(step, `${folder}/${size}`));
      const [first] = costs;
      row(
        step,
        costs.map((cost) => toCell(cost, first ?? cost)),
      );
    }
  });
}

function toCell({ seconds, megabytes }: Cost, first: Cost): string {
  const time = seconds < 0.1 ? `${(seconds * 1000).toFixed(1)} ms` : `${seconds.toFixed(1)} s`;
  return `${time} (x ${(seconds / first.seconds).toFixed(1)}), ${megabytes.toFixed(0)} MB`;
}

/** Prints a time beside another. */
export function report(what: string, time: number, reference: number): void {
  process.stdout.write(
    `${what.padEnd(24)} ${time.toFixed(2).padStart(6)} s   ${(reference / time).toFixed(1).padStart(5)} times as fast\n`,
  );
}
