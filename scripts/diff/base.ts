import { contractFile } from "../openapi/paths.ts";
import { git } from "./git.ts";

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
