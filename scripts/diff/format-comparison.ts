import type { Comparison } from "./compare-contracts.ts";
import { type Bump, bumps, type Change } from "./rating.ts";

/**
 * The comparison for a terminal.
 *
 * @param most how many changes of each kind are shown
 */
export function toText(comparison: Comparison, most = Number.POSITIVE_INFINITY): string {
  const { bump, changes } = comparison;
  if (bump === "none") return "none: the contracts are the same.\n";
  const groups = groupsOf(changes).map(([bump, members]) => {
    const left = members.length - most;
    const rest = left > 0 ? [`  ${left} more. To see them, add --all.`] : [];
    return [`\n${bump}`, ...members.slice(0, most).map(toLines), ...rest].join("\n");
  });
  return `${bump}: ${count(changes)}${apart(comparison)}.\n${groups.join("\n")}\n`;
}

/** What only readers see takes one line. */
function toLines(change: Change): string {
  if (change.bump === "patch") return `  ${placeOf(change)}: ${change.message}`;
  const { wire, code, message, why, rule, pointer } = change;
  const rated = wire === code ? "" : ` (wire ${wire}, code ${code})`;
  return `  ${placeOf(change)}${rated}\n    ${message} ${why} (${rule}, ${pointer})`;
}

/** What breaks on the wire and in generated code, where that is not the same. */
function apart({ wire, code }: { wire: Bump; code: Bump }): string {
  return wire === code ? "" : `, wire ${wire}, code ${code}`;
}

/**
 * The comparison as a comment on a pull request.
 *
 * @param most how many changes of each kind are shown: GitHub takes comments of at most 65,536 characters
 */
export function toMarkdown(comparison: Comparison, most = Number.POSITIVE_INFINITY): string {
  const { bump, changes } = comparison;
  if (bump === "none") return "**The contract did not change.**\n";
  const tables = groupsOf(changes).map(([bump, members]) => {
    const left = members.length - most;
    const rows = members
      .slice(0, most)
      .map((change) =>
        [placeOf(change), `${change.message} ${change.why}`, `\`${change.rule}\`${apart(change)}`]
          .map(toCell)
          .join(" | "),
      );
    return [
      `### ${bump}`,
      "",
      "| where | what | rule |",
      "| --- | --- | --- |",
      ...rows.map((row) => `| ${row} |`),
      ...(left > 0 ? ["", `${left} more.`] : []),
    ].join("\n");
  });
  return `**The contract needs a ${bump} version**: ${count(changes)}${apart(comparison)}.\n\n${tables.join("\n\n")}\n`;
}

function toCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll(/\s+/g, " ");
}

function placeOf({ place, brand }: Change): string {
  return brand === undefined ? place : `${place} (${brand} alone)`;
}

function count(changes: Change[]): string {
  return groupsOf(changes)
    .map(([bump, members]) => `${members.length} ${bump}`)
    .join(", ");
}

function groupsOf(changes: Change[]): [bump: string, changes: Change[]][] {
  return bumps
    .toReversed()
    .map((bump): [string, Change[]] => [bump, changes.filter((change) => change.bump === bump)])
    .filter(([, members]) => members.length > 0);
}
