import type { PlacedDifference } from "./rule.ts";

/** A text longer than this says more by itself than beside another. */
const longest = 60;

/** Says in words what is not the same. */
export function describeDifference({ verdicts, keyword, entry, action, before, after }: PlacedDifference): string {
  if (action === "reordered") return `\`${keyword}\` came into another order.`;
  if (verdicts.length > 0) return verdicts.map(({ message }) => message).join(" ");
  const what = entry === undefined || /^\d+$/.test(entry) ? `\`${keyword}\`` : `\`${entry}\` of \`${keyword}\``;
  if (isList(before) && isList(after)) return `${what} ${describeLists(before, after)}.`;
  const [was, is] = [inShort(before), inShort(after)];
  if (action !== "changed") return `${what} was ${action}${(is ?? was) ? `: ${is ?? was}` : ""}.`;
  return was && is ? `${what} changed from ${was} to ${is}.` : `${what} changed.`;
}

function describeLists(before: unknown[], after: unknown[]): string {
  const gained = after.filter((value) => !before.includes(value));
  const lost = before.filter((value) => !after.includes(value));
  if (gained.length + lost.length === 0) return "came into another order";
  return [gained.length > 0 && `gained ${gained.join(", ")}`, lost.length > 0 && `lost ${lost.join(", ")}`]
    .filter(Boolean)
    .join(" and ");
}

/** A list of plain values: those of objects are not told apart here. */
function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.every((item) => typeof item !== "object");
}

function inShort(value: unknown): string | undefined {
  const text = JSON.stringify(value);
  return text !== undefined && text.length <= longest ? text : undefined;
}
