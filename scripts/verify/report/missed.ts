import type { Reach } from "../survey.ts";

/** The statuses of an operation that did not come, and why, where the run knows. */
export function describeMissed({ notReached, unverified, withheld }: Reach): string {
  const reason = unverified ?? withheld;
  return `${notReached.join(", ")}${reason ? ` (${reason})` : ""}`;
}
