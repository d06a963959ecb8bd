import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/openapi/paths.ts";

/** What a run of a collection came to. */
export interface Run {
  requests: number;
  assertions: number;
  /** The requests that an assertion failed on, or that were not answered. */
  failed: string[];
}

/** Runs a Postman collection with newman. */
export function runCollection(file: string, variables: Record<string, string>): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "newman-"));
  const report = join(folder, "report.json");
  const flags = ["--reporters", "json", "--reporter-json-export", report, "--timeout-request", "5000"];
  const values = Object.entries(variables).flatMap(([name, value]) => ["--env-var", `${name}=${value}`]);
  return new Promise((resolve, reject) => {
    execFile(`${root}node_modules/.bin/newman`, ["run", file, ...flags, ...values], (_failed, _output, error) => {
      try {
        const { run } = JSON.parse(readFileSync(report, "utf8"));
        resolve({
          requests: run.stats.requests.total,
          assertions: run.stats.assertions.total,
          failed: run.failures.map(({ source }: { source: { name: string } }) => source.name),
        });
      } catch {
        reject(new Error(`newman did not run: ${error}`));
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });
}
