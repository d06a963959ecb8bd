import type { Direction } from "./places.ts";

/** What a change breaks, by who sends what it is about. */
export function whatBreaks(directions: ReadonlySet<Direction>): string {
  const request = directions.has("request") ? ["Requests that worked may be refused."] : [];
  const answer = directions.has("answer") ? ["Clients may meet what they cannot read."] : [];
  return [...request, ...answer].join(" ") || "Calls that worked may fail.";
}
