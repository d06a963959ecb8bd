import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { root } from "../cli/repository.ts";

/** Number of problems that Redocly finds under a ruleset of its own, without the project's rules and exceptions. */
export async function countRedoclyProblems(document: string, ruleset: string, folder: string): Promise<number> {
  const config = `${folder}/redocly.yaml`;
  writeFileSync(config, `telemetry: off\nextends: [${ruleset}]\n`);
  const report = await runJson("redocly", ["lint", document, "--config", config, "--format", "json"]);
  const { totals } = report as { totals: { errors: number; warnings: number } };
  return totals.errors + totals.warnings;
}

interface Finding {
  code: string;
  /** 0 is an error, 1 a warning, and so on. */
  severity: number;
}

/** What Spectral finds under the project's ruleset. */
export async function spectralFindings(document: string): Promise<Finding[]> {
  return (await runJson("spectral", [
    "lint",
    document,
    "--ruleset",
    `${root}.spectral.yaml`,
    "--format",
    "json",
  ])) as Finding[];
}

/** Redocly's score of a document, 0 to 100. */
export async function redoclyScore(document: string): Promise<number> {
  const report = await runJson("redocly", ["score", document, "--format", "json"]);
  return (report as { agentReadiness: number }).agentReadiness;
}

/** Runs a tool of node_modules, and reads what it prints, whatever its exit code. */
function runJson(tool: string, args: string[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    execFile(`${root}node_modules/.bin/${tool}`, args, { maxBuffer: 64 * 1024 * 1024 }, (_error, stdout, stderr) => {
      // Redocly writes lines for people around its JSON, Spectral after it.
      const json = stdout.slice(stdout.search(/[[{]/), Math.max(stdout.lastIndexOf("}"), stdout.lastIndexOf("]")) + 1);
      try {
        resolve(JSON.parse(json));
      } catch {
        reject(new Error(`${tool} ${args[0]} printed no JSON: ${stderr || stdout}`));
      }
    });
  });
}
