import type { Bump } from "./change.ts";

/** The part of a changelog that is not released yet. */
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
  return { line: start + 1, entries: part.filter((line) => line.startsWith("- ")) };
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
