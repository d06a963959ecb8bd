import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../../scripts/cli/repository.ts";
import { inTemporaryFolder } from "../../scripts/cli/temporary-folder.ts";

/** What a run of a collection came to. */
export interface Run {
  requests: number;
  assertions: number;
  /** The requests that an assertion failed on, or that were not answered. */
  failed: string[];
}

/** Runs a Postman collection with newman. */
export function runCollection(file: string, variables: Record<string, string>): Promise<Run> {
  return inTemporaryFolder(async (folder) => {
    const report = join(folder, "report.json");
    const flags = ["--reporters", "json", "--reporter-json-export", report, "--timeout-request", "5000"];
    const values = Object.entries(variables).flatMap(([name, value]) => ["--env-var", `${name}=${value}`]);
    const newman = promisify(execFile)(`${root}node_modules/.bin/newman`, ["run", file, ...flags, ...values]);
    // A run in which something failed is a run.
    const { stderr } = await newman.catch((error: { stderr: string }) => error);
    if (!existsSync(report)) throw new Error(`newman did not run: ${stderr}`);
    const { run } = JSON.parse(readFileSync(report, "utf8"));
    return {
      requests: run.stats.requests.total,
      assertions: run.stats.assertions.total,
      failed: run.failures.map(({ source }: { source: { name: string } }) => source.name),
    };
  });
}
