import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../openapi/paths.ts";

/** What git prints, or `undefined` if it fails: it is not there, this is no repository, or it does not know the name. */
export async function git(args: string[], env: Record<string, string> = {}): Promise<string | undefined> {
  try {
    const options = { cwd: root, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
    return (await promisify(execFile)("git", args, options)).stdout.trim();
  } catch {
    return undefined;
  }
}

/** Writes the files of one folder as they were at a revision into a new folder, and resolves to that. */
export async function checkOut(revision: string, folder: string): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), "payouts-contract-revision-"));
  // An index of its own leaves the repository's alone.
  const env = { GIT_INDEX_FILE: join(out, ".index") };
  await git(["read-tree", `--prefix=${folder}/`, `${revision}:${folder}`], env);
  await git(["checkout-index", "--all", `--prefix=${out}/`], env);
  return out;
}
