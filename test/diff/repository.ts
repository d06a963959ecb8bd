import { execFileSync } from "node:child_process";
import { type Copy, copyRepository } from "../copy.ts";

/** A copy that is a repository of its own, with everything committed on its main branch. */
export interface Repository extends Copy {
  git(...args: string[]): string;
}

export function createRepository(): Repository {
  const copy = copyRepository();
  const git = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], {
      cwd: copy.folder,
      encoding: "utf8",
    });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "spec", "package.json", "CHANGELOG.md", "redocly.yaml");
  git("commit", "--quiet", "--message=Everything");
  return { ...copy, git };
}
