import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/openapi/paths.ts";

/** What runs the samples of each language. */
const commands: Record<string, string> = {
  curl: "curl",
  typescript: process.execPath,
  php: "php",
  python: "python3",
  go: "go",
};

/** Whether the samples of a language are run: curl and TypeScript always, the others where CI asks for all or they are found. */
export function isRun(language: string): boolean {
  if (process.env.CI === "true" || ["curl", "typescript"].includes(language)) return true;
  try {
    execFileSync("sh", ["-c", `command -v ${commands[language]}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A folder in which samples run as a reader's would: the package is installed there. */
export function sampleFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "payouts-contract-samples-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/payouts-contract"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  // Not part of a sample: what it answers with is the test's to know.
  writeFileSync(join(folder, ".curlrc"), 'silent\nwrite-out = "\\n%{http_code}"\n');
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command in a folder of samples. */
export function runIn(folder: string, command: string, ...args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    const env = { ...process.env, CURL_HOME: folder, GOFLAGS: "-mod=mod", GO111MODULE: "off" };
    execFile(command, args, { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}
