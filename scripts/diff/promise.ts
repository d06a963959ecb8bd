import { readFileSync } from "node:fs";
import { gte, inc, major } from "semver";
import { contractFile, root } from "../openapi/paths.ts";
import { branchPoint, lastRelease } from "./base.ts";
import { type Bump, isFurther } from "./change.ts";
import { promiseOf, unreleased } from "./changelog.ts";
import { compareContracts } from "./compare-contracts.ts";
import { readSource } from "./contract-source.ts";
import { git } from "./git.ts";

const changelogFile = "CHANGELOG.md";

/** The files that name a version, and the line that does. */
const versions: [file: string, pattern: RegExp][] = [
  [contractFile, /^ {2}version: (\S+)$/],
  ["package.json", /^ {2}"version": "(\S+)",$/],
];

/**
 * What the versions and the changelog promise less than the contract changed since the last release, and a changelog that
 * this branch left alone though it changed the contract. A line each: file, line and what to do.
 */
export async function brokenPromises(): Promise<string[]> {
  return [...(await sinceRelease()), ...(await sinceBranch())];
}

async function sinceRelease(): Promise<string[]> {
  const release = await lastRelease();
  if (!release) return [];
  const { bump } = await compareContracts(await readSource(release), await readSource());
  const found = await Promise.all(versions.map(([file, pattern]) => shortVersion(file, pattern, release, bump)));
  const news = unreleased(textOf(changelogFile), release.slice(1));
  const promised = promiseOf(news);
  if (!isFurther(bump, promised)) return found.flat();
  const remedy = bump === "major" ? "Begin a line with `- **Breaking:**`" : "Add a line";
  return [
    ...found.flat(),
    `${changelogFile}:${news.line} promises ${promised}, but the contract's changes since ${release} are ${bump}. ${remedy} that says what users have to know.`,
  ];
}

async function shortVersion(file: string, pattern: RegExp, release: string, bump: Bump): Promise<string[]> {
  const before = versionIn((await git(["show", `${release}:${file}`])) ?? "", pattern);
  const { version, line } = versionIn(textOf(file), pattern);
  const needed = nextVersion(before.version, bump);
  if (gte(version, needed)) return [];
  return [
    `${file}:${line} names version ${version}, but the contract's changes since ${release} are ${bump}. Set it to ${needed} or more; npm run diff names the changes.`,
  ];
}

/** Below 1.0.0 a minor version may break: https://semver.org/#spec-item-4 */
function nextVersion(version: string, bump: Bump): string {
  if (bump === "none") return version;
  return inc(version, bump === "major" && major(version) === 0 ? "minor" : bump) ?? version;
}

async function sinceBranch(): Promise<string[]> {
  const commit = await branchPoint();
  if (!commit || !(await isChanged("spec", commit))) return [];
  const before = unreleased((await git(["show", `${commit}:${changelogFile}`])) ?? "");
  const after = unreleased(textOf(changelogFile));
  if (after.entries.some((entry) => !before.entries.includes(entry))) return [];
  const { bump } = await compareContracts(await readSource(commit), await readSource());
  if (bump === "none") return [];
  return [
    `${changelogFile}:${after.line} says nothing of what changed in spec/ since ${commit.slice(0, 7)}, which is ${bump}. Add a line that says what users have to know.`,
  ];
}

/** Whether a folder is not as it was at a commit, counting files that git does not know yet. */
async function isChanged(folder: string, commit: string): Promise<boolean> {
  const same = (await git(["diff", "--quiet", commit, "--", folder])) !== undefined;
  return !same || (await git(["ls-files", "--others", "--exclude-standard", "--", folder])) !== "";
}

function versionIn(text: string, pattern: RegExp): { version: string; line: number } {
  const lines = text.split("\n");
  const line = lines.findIndex((candidate) => pattern.test(candidate));
  return { version: lines[line]?.match(pattern)?.[1] ?? "0.0.0", line: line + 1 };
}

function textOf(file: string): string {
  return readFileSync(`${root}${file}`, "utf8");
}
