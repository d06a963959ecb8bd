import type { FieldErrors } from "./http/exchange.ts";

// The mock's own limits, the same for every store. Nothing is known of the platform's, so each is well beyond what a client needs.

/** Longest `reference_id` and user name, in characters. Together they fit into one entry of an index of PostgreSQL. */
export const longestName = 255;

/** Most entries on a page. A larger page holds up everybody else while it is written. */
export const largestPage = 100;

/** What is wrong with a body beside what the contract says of it, in the contract check's own words. */
export function beyondLimits(body: unknown): FieldErrors {
  const { attributes } = ((body as { data?: unknown } | null | undefined)?.data ?? {}) as { attributes?: object };
  const { reference_id: reference } = (attributes ?? {}) as { reference_id?: unknown };
  if (typeof reference !== "string" || isName(reference)) return {};
  return { reference_id: `This value should have at most ${longestName} characters.` };
}

/** Whether a text is short enough for a name. */
export function isName(text: string): boolean {
  return text.length <= longestName || [...text].length <= longestName;
}

/** A count of entries or pages that is there: the contract gives it a default. Less than one counts as one, everywhere. */
export function atLeastOne(count: number | undefined): number {
  if (count === undefined) throw new Error("The contract gives a parameter no default.");
  return Math.max(count, 1);
}

/** How many entries a page has that was asked to have some number of them. */
export function pageSize(wanted: number | undefined): number {
  return Math.min(atLeastOne(wanted), largestPage);
}
