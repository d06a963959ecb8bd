import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { model } from "../../test/contract.ts";
import { inTemporaryFolder } from "../cli/temporary-folder.ts";
import { buildByCommandLines } from "./command-line-build.ts";
import { growContract } from "./grow.ts";
import { measure } from "./measure.ts";
import { report } from "./report.ts";
import { seconds } from "./steps.ts";

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
