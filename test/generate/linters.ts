import { type Config, createConfig, lint, loadConfig } from "@redocly/openapi-core";
import { root } from "../../scripts/cli/repository.ts";
import { runProgram } from "../../scripts/cli/run-program.ts";

/** The rules that the contract itself is held against. */
export const projectRules: Promise<Config> = loadConfig({ configPath: `${root}redocly.yaml` });

/** Redocly's strictest own set, without the project's writing guide. */
export const redoclyRules: Promise<Config> = createConfig({ extends: ["recommended-strict"] });

/** The folder of the derived documents that are committed. */
export const generated = `${root}generated/`;

/** What Redocly finds in files of a folder, as `file: message (rule)`. */
export async function redocly(folder: string, files: string[], rules: Promise<Config>): Promise<string[]> {
  const config = await rules;
  const found = await Promise.all(
    files.map(async (file) => {
      const problems = await lint({ ref: `${folder}${file}`, config });
      return problems.map((problem) => `${file}: ${problem.message} (${problem.ruleId})`);
    }),
  );
  return found.flat();
}

/**
 * What Spectral finds in files of a folder, hints included, as `file: message (rule)`.
 *
 * @param ruleset the path of a ruleset; the repository's own by default
 */
export async function spectral(folder: string, files: string[], ruleset = `${root}.spectral.yaml`): Promise<string[]> {
  const paths = files.map((file) => `${folder}${file}`);
  const flags = ["lint", "--ruleset", ruleset, "--format", "json", "--quiet", "--fail-severity", "hint"];
  const { stdout, stderr } = await runProgram(`${root}node_modules/.bin/spectral`, [...flags, ...paths], { cwd: root });
  try {
    const results: { source: string; code: string; message: string }[] = JSON.parse(stdout);
    return results.map(({ source, code, message }) => `${source.replace(folder, "")}: ${message} (${code})`);
  } catch {
    throw new Error(`Spectral did not run: ${stderr}${stdout}`);
  }
}
