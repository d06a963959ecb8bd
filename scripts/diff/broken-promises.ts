import { readFileSync } from "node:fs";
import { gte, inc, major } from "semver";
import { CheckError } from "../cli/command-line.ts";
import { contractFile, root } from "../cli/repository.ts";
import { unfinishedLines } from "../generate/unfinished.ts";
import { compareContracts } from "./compare-contracts.ts";
import { branchPoint, git, isRepository, lastRelease, readSource } from "./contract-source.ts";
import { type Bump, isFurther } from "./rating.ts";

const changelogFile = "CHANGELOG.md";

/** The files that name a version, and the line that does. */
const versions: [file: string, pattern: RegExp][] = [
  [contractFile, /^ {2}version: (\S+)$/],
  ["package.json", /^ {2}"version": "(\S+)",$/],
];

/** What was promised, as far as there was something to compare with. */
export interface Promises {
  /** What promises less than the contract changed. A line each: file, line and what to do. */
  broken: string[];
  /** What could not be compared, and why. A line each. */
  leftOut: string[];
}

/**
 * Holds the versions and the changelog against how the contract changed since the last release, and what this branch says in the
 * changelog against how it changed the contract.
 *
 * @throws CheckError if git does not read the repository, or a file names no version
 */
export async function brokenPromises(): Promise<Promises> {
  const unfinished = unfinishedLines(changelogFile);
  if (unfinished.length > 0) return { broken: unfinished, leftOut: [] };
  if (!(await isRepository())) return { broken: [], leftOut: ["Nothing is compared: this is not a git repository."] };
  const [release, commit] = [await lastRelease(), await branchPoint()];
  return {
    broken: [...(release ? await sinceRelease(release) : []), ...(commit ? await sinceBranch(commit) : [])],
    leftOut: [
      ...(release ? [] : ["No release yet, as no tag is named like v1.2.3: the versions are not compared."]),
      ...(commit ? [] : ["No branch main here: the changelog is not compared with what this branch changed."]),
    ],
  };
}

async function sinceRelease(release: string): Promise<string[]> {
  const { bump } = await compareContracts(await readSource(release), await readSource());
  const found = await Promise.all(versions.map(([file, pattern]) => shortVersion(file, pattern, release, bump)));
  const news = unreleased(textOf(changelogFile), release.slice(1));
  const promised = promiseOf(news.entries);
  if (!isFurther(bump, promised)) return found.flat();
  return [
    ...found.flat(),
    `${changelogFile}:${news.line} promises ${promised}, but the contract's changes since ${release} are ${bump}. ${remedyFor(bump)}`,
  ];
}

async function shortVersion(file: string, pattern: RegExp, release: string, bump: Bump): Promise<string[]> {
  const before = versionIn(`${release}:${file}`, (await git(["show", `${release}:${file}`])) ?? "", pattern);
  const { version, line } = versionIn(file, textOf(file), pattern);
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

async function sinceBranch(commit: string): Promise<string[]> {
  if (!(await isChanged("spec", commit))) return [];
  const before = unreleased((await git(["show", `${commit}:${changelogFile}`])) ?? "");
  const { line, entries } = unreleased(textOf(changelogFile));
  const promised = promiseOf(entries.filter((entry) => !before.entries.includes(entry)));
  const { bump } = await compareContracts(await readSource(commit), await readSource());
  if (!isFurther(bump, promised)) return [];
  const says = promised === "none" ? "says nothing of" : `promises ${promised} for`;
  return [
    `${changelogFile}:${line} ${says} what changed in spec/ since ${commit.slice(0, 7)}, which is ${bump}. ${remedyFor(bump)}`,
  ];
}

function remedyFor(bump: Bump): string {
  const remedy = bump === "major" ? "Begin a line with `- **Breaking:**`" : "Add a line";
  return `${remedy} that says what users have to know.`;
}

/** Whether a folder is not as it was at a commit, counting files that git does not know yet. */
async function isChanged(folder: string, commit: string): Promise<boolean> {
  const same = (await git(["diff", "--quiet", commit, "--", folder])) !== undefined;
  return !same || (await git(["ls-files", "--others", "--exclude-standard", "--", folder])) !== "";
}

function versionIn(file: string, text: string, pattern: RegExp): { version: string; line: number } {
  const lines = text.split("\n");
  const line = lines.findIndex((candidate) => pattern.test(candidate));
  const version = lines[line]?.match(pattern)?.[1];
  if (version === undefined) throw new CheckError(`${file}: has no line that names the version. Give it one.`);
  return { version, line: line + 1 };
}

function textOf(file: string): string {
  return readFileSync(`${root}${file}`, "utf8");
}

/** The part of a changelog that is not released yet, as far as it is about the contract: what is above its tools. */
export interface Unreleased {
  /** The line of its heading, from 1. */
  line: number;
  entries: string[];
}

/** Everything above the heading of the last release, or all of it if there is none. */
export function unreleased(text: string, lastVersion?: string): Unreleased {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith("## "));
  const end = lines.findIndex((line) => lastVersion !== undefined && versionOf(line) === lastVersion);
  const part = lines.slice(start, end < 0 ? undefined : end);
  const contract = part.filter((_, index) => isOfContract(part, index));
  return { line: start + 1, entries: contract.filter((line) => line.startsWith("- ")) };
}

/** Whether the heading that a line is below is that of a release, and not that of its tools. */
function isOfContract(lines: string[], index: number): boolean {
  return lines.slice(0, index).findLast((line) => /^##/.test(line)) !== "### Tools";
}

/** What the entries promise: a breaking change begins with its word, and any other entry may be an addition. */
export function promiseOf(entries: string[]): Bump {
  if (entries.some((entry) => entry.startsWith("- **Breaking"))) return "major";
  return entries.length > 0 ? "minor" : "none";
}

/** The version in a heading, such as `## 1.2.0` or `## [1.2.0] - 2026-11-24`. */
function versionOf(line: string): string | undefined {
  return line.match(/^## \[?v?([^\s\]]+)/)?.[1];
}
