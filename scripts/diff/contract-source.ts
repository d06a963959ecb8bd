import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CheckError, UsageError } from "../cli/command-line.ts";
import { brandNames, brandsFolder, contractFile, root } from "../cli/repository.ts";
import { type ProgramRun, runProgram } from "../cli/run-program.ts";
import { inTemporaryFolder } from "../cli/temporary-folder.ts";
import { composeResponses } from "../generate/compose-responses.ts";
import { bundleFiles } from "./bundle-files.ts";
import type { Contract } from "./compare-contracts.ts";
import { readDocument } from "./read-document.ts";

/**
 * Reads the contract in a file, or as it was at a git revision, or as it is in the working tree.
 *
 * @param source what `readDocument` takes, a revision, or nothing for the working tree
 * @param externalRefs whether a file's references may lead to hosts, and out of its folder
 * @throws UsageError if it is neither
 * @throws CheckError if the contract can't be read
 */
export async function readSource(source?: string, externalRefs = false): Promise<Contract> {
  if (source === undefined) return readFolder(root);
  const document = await readDocument(source, externalRefs);
  if (document) return { document };
  const commit = (await isRepository()) && (await git(["rev-parse", "--verify", "--quiet", `${source}^{commit}`]));
  if (!commit) throw new UsageError(`${source}: is neither a file nor a revision that git knows. Give one of the two.`);
  return readRevision(commit, source);
}

function readRevision(commit: string, name: string): Promise<Contract> {
  return inTemporaryFolder(async (folder) => {
    await checkOut(commit, "spec", folder);
    if (!existsSync(`${folder}/${contractFile}`)) {
      throw new UsageError(`${name}: has no ${contractFile}. Give a revision that has one.`);
    }
    return readFolder(folder);
  });
}

async function readFolder(folder: string): Promise<Contract> {
  const document = composeResponses(await bundleFiles(`${folder}/${contractFile}`, folder));
  const overlays = brandNames(folder).map((brand): [string, string] => [
    brand,
    readFileSync(`${folder}/${brandsFolder}/${brand}.yaml`, "utf8"),
  ]);
  return { document, overlays: new Map(overlays) };
}

/** What git prints, or `undefined` if it fails, as it does for a name that it does not know. */
export async function git(args: string[], env: Record<string, string> = {}): Promise<string | undefined> {
  const { code, stdout } = await call(args, env);
  return code === 0 ? stdout.trim() : undefined;
}

/**
 * Whether the contract is in a repository, so that what git does not know isn't there.
 *
 * @throws CheckError if it is in one that git doesn't read, as it does with one of another owner
 */
export async function isRepository(): Promise<boolean> {
  const { code, stderr } = await call(["rev-parse", "--git-dir"]);
  if (code === 0) return true;
  if (!existsSync(join(root, ".git"))) return false;
  const [reason] = stderr.split("\n");
  throw new CheckError(`.git: git does not read it, and nothing can be compared. Mend what it says: ${reason}`);
}

/** Writes the files of one folder as they were at a revision into another. */
export async function checkOut(revision: string, folder: string, out: string): Promise<void> {
  // An index of its own leaves the repository's alone.
  const env = { GIT_INDEX_FILE: join(out, ".index") };
  await git(["read-tree", `--prefix=${folder}/`, `${revision}:${folder}`], env);
  await git(["checkout-index", "--all", `--prefix=${out}/`], env);
}

/** Runs git. That there is none is as if it failed. */
function call(args: string[], env: Record<string, string> = {}): Promise<ProgramRun> {
  return runProgram("git", args, { cwd: root, env: { ...process.env, ...env } }).catch(
    (error: NodeJS.ErrnoException) => ({
      code: 1,
      stdout: "",
      stderr: error.code === "ENOENT" ? "git isn't installed." : error.message,
    }),
  );
}

/** The tag of the last release that led to what is checked out, such as `v1.2.0`. */
export function lastRelease(): Promise<string | undefined> {
  return git(["describe", "--tags", "--abbrev=0", "--match=v[0-9]*"]);
}

/** The commit that last set the contract's version: what stands for a release as long as there is none. */
export function lastVersionCommit(): Promise<string | undefined> {
  return git(["log", "-1", "--format=%h", "-G^  version:", "--", contractFile]);
}

/** Where the branch that is checked out left the main one. On the main branch that is the last commit. */
export async function branchPoint(): Promise<string | undefined> {
  return (await git(["merge-base", "HEAD", "origin/main"])) || (await git(["merge-base", "HEAD", "main"]));
}
