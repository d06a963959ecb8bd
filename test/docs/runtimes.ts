import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/cli/repository.ts";
import { type ProgramRun, runProgram } from "../../scripts/cli/run-program.ts";
import { isInstalled } from "../running.ts";

/** What runs the samples of each language. Node runs this, and so those in TypeScript. */
const commands: Record<string, string> = {
  curl: "curl",
  typescript: "node",
  php: "php",
  python: "python3",
  go: "go",
};

/** Whether the samples of a language are run: in CI all are, elsewhere those whose program is found. */
export function isRun(language: string): boolean {
  return isInstalled(commands[language] ?? "", `that the ${language} samples of the docs succeed`);
}

/** A folder in which samples run as a reader's would: the package is installed there. */
export function sampleFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "payouts-contract-samples-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/payouts-contract"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  // Not part of a sample: what it responds with is the test's to know.
  writeFileSync(join(folder, ".curlrc"), 'silent\nwrite-out = "\\n%{http_code}"\n');
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** Runs a command in a folder of samples. */
export function runIn(folder: string, command: string, ...args: string[]): Promise<ProgramRun> {
  const env = { ...process.env, CURL_HOME: folder, GOFLAGS: "-mod=mod", GO111MODULE: "off" };
  return runProgram(command, args, { cwd: folder, env });
}
