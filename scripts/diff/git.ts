import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { CheckError } from "../command-line/command-line.ts";
import { root } from "../openapi/paths.ts";

/** What git prints, or `undefined` if it fails, as it does for a name that it does not know. */
export async function git(args: string[], env: Record<string, string> = {}): Promise<string | undefined> {
  try {
    return await call(args, env);
  } catch {
    return undefined;
  }
}

/**
 * Whether the contract is in a repository, so that what git does not know isn't there.
 *
 * @throws CheckError if it is in one that git refuses to read, as it does with one of another owner
 */
export async function isRepository(): Promise<boolean> {
  try {
    await call(["rev-parse", "--git-dir"]);
    return true;
  } catch (error) {
    if (!existsSync(join(root, ".git"))) return false;
    const { stderr, message } = error as Error & { stderr?: string };
    const [reason] = (stderr || message).split("\n");
    throw new CheckError(`.git: git does not read it, and nothing can be compared. Mend what it says: ${reason}`);
  }
}

/** Writes the files of one folder as they were at a revision into another. */
export async function checkOut(revision: string, folder: string, out: string): Promise<void> {
  // An index of its own leaves the repository's alone.
  const env = { GIT_INDEX_FILE: join(out, ".index") };
  await git(["read-tree", `--prefix=${folder}/`, `${revision}:${folder}`], env);
  await git(["checkout-index", "--all", `--prefix=${out}/`], env);
}

async function call(args: string[], env: Record<string, string> = {}): Promise<string> {
  const options = { cwd: root, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
  return (await promisify(execFile)("git", args, options)).stdout.trim();
}
