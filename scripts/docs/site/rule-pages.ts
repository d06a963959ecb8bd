import { readFileSync } from "node:fs";
import { CheckError } from "../../cli/command-line.ts";
import { root } from "../../cli/repository.ts";
import { pageOf, type Rule, rules } from "../../rehearse/rules.ts";
import type { CodeSample } from "../samples/code-samples.ts";

/** What the guides say of a rule of the rehearsal. */
export interface RuleText {
  /** What goes wrong, in sentences. */
  happens: string;
  /** What to do, in one sentence. */
  remedy: string;
  /** What the code of the fix does. */
  how: string;
  /** The marked regions of the careful programs that show the fix. */
  fix: string[];
  /** Scenarios that bring it to light. */
  scenarios: string[];
  /** Of the public issue threads that one search for the mistake showed, how many describe it. */
  threads?: { describe: number; of: number; more?: string };
}

/** Everything that the page of a rule shows. */
export interface RulePage extends RuleText, Pick<Rule, "name" | "about" | "severity"> {
  href: string;
  /** The fix in each language. */
  samples: CodeSample[];
}

const texts = "spec/guides/rules.yaml";

/**
 * A page for each rule of the rehearsal.
 *
 * @param given what the guides say of each, by its name
 * @throws CheckError if they say nothing of a rule, or something of one that there is not
 */
export function rulePages(given: Record<string, RuleText>): RulePage[] {
  const unknown = Object.keys(given).find((name) => !rules.some((rule) => rule.name === name));
  if (unknown !== undefined)
    throw new CheckError(`${texts}: ${unknown}: no such rule. Remove it, or correct its name.`);
  return rules.map(({ name, about, severity }) => {
    const text = given[name];
    if (!text) throw new CheckError(`${texts}: ${name}: is missing. Say what goes wrong, and what to do.`);
    return { ...text, name, about, severity, href: pageOf(name), samples: samplesOf(text.fix) };
  });
}

const folder = "test/rehearse/careful";

/** The careful programs in each language: one that pays, and one that takes callbacks. */
const programs: [name: string, title: string, files: string[]][] = [
  ["typescript", "TypeScript", ["typescript.ts", "service.js"]],
  ["php", "PHP", ["php.php", "service.php"]],
  ["python", "Python", ["python.py", "service.py"]],
  ["go", "Go", ["main.go", "service.go"]],
  ["java", "Java", ["Pay.java", "Service.java"]],
];

/** Regions of the careful programs, which run in every scenario, so that what is shown is what is run. */
function samplesOf(regions: string[]): CodeSample[] {
  return programs.map(([name, title, files]) => {
    const parts = regions.flatMap((region) => files.flatMap((file) => regionIn(file, region) ?? []).slice(0, 1));
    if (parts.length > 0) return { name, title, code: `${parts.join("\n\n")}\n` };
    throw new CheckError(
      `${texts}: ${regions.join(", ")}: no such region in ${files.join(" or ")} of ${folder}. Mark one with #region.`,
    );
  });
}

/** What is between two marks of a file, without what all its lines begin with. Undefined if it isn't marked. */
function regionIn(file: string, name: string): string | undefined {
  const lines = readFileSync(`${root}${folder}/${file}`, "utf8").split("\n");
  const place = (mark: string) => lines.findIndex((line) => line.trim().replace(/^\S+ /, "") === `${mark} ${name}`);
  const [start, end] = [place("#region"), place("#endregion")];
  if (start < 0 || end < start) return undefined;
  const [margin = ""] = /^\s*/.exec(lines[start] ?? "") ?? [];
  return lines
    .slice(start + 1, end)
    .filter((line) => !/^\s*\S+ #(?:end)?region /.test(line))
    .map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line))
    .join("\n")
    .trim();
}
