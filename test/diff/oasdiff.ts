import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outputOf } from "../../scripts/cli/run-program.ts";
import type { Bump } from "../../scripts/diff/rating.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";

/** https://github.com/oasdiff/oasdiff, the version that the disagreements in `opinions.ts` were seen with. */
const version = "v1.36.0";

/** The levels of its changes, by what they are to a version. */
const bumps: Bump[] = ["none", "minor", "minor", "major"];

/**
 * Installs oasdiff by Go, if it is not there yet, and gives its path.
 *
 * @returns nothing where there is no Go
 * @throws Error if there is none in CI, where the second opinion has to be heard
 */
export function installOasdiff(): string | undefined {
  let folder: string;
  try {
    folder = execFileSync("go", ["env", "GOPATH"], { encoding: "utf8" }).trim();
  } catch {
    if (process.env.CI) throw new Error("go is not installed. Install it: CI has to ask oasdiff.");
    return undefined;
  }
  const file = join(folder, "bin", "oasdiff");
  if (!existsSync(file)) execFileSync("go", ["install", `github.com/oasdiff/oasdiff@${version}`], { stdio: "pipe" });
  return file;
}

/** How far oasdiff says that a change moves the version. What is only said in text is nothing to it. */
export async function askOasdiff(file: string, before: OpenApiDocument, after: OpenApiDocument): Promise<Bump> {
  const folder = mkdtempSync(join(tmpdir(), "payouts-contract-oasdiff-"));
  try {
    const files = [before, after].map((document, index) => {
      const path = join(folder, `${index}.json`);
      writeFileSync(path, JSON.stringify(document));
      return path;
    });
    const printed = await outputOf(file, ["changelog", ...files, "--format", "json", "--flatten-allof"]);
    const changes: { id: string; level: number }[] = JSON.parse(printed);
    // That info.version stayed the same is true of every edit here.
    const levels = changes.filter(({ id }) => id !== "api-version-not-bumped").map(({ level }) => level);
    return bumps[Math.max(0, ...levels)] ?? "none";
  } finally {
    rmSync(folder, { recursive: true });
  }
}
