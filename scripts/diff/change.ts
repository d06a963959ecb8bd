/** How far a version has to move, from least to most: https://semver.org */
export const bumps = ["none", "patch", "minor", "major"] as const;

export type Bump = (typeof bumps)[number];

/** One change of a contract, as its users need to know it. */
export interface Change {
  bump: Bump;
  /** The rule that says so: one of ours, or one of Redocly's. */
  rule: string;
  /** Where, in words, such as `POST /api/payout-invoices, request: data.attributes.amount`. */
  place: string;
  /** Where, as a JSON Pointer into the new document, or into the old one for what was removed. */
  pointer: string;
  /** What changed. */
  message: string;
  /** What it breaks, or why it breaks nothing. */
  why: string;
  /** The brand in whose document alone it is. */
  brand?: string;
}

/** The furthest of some bumps. */
export function furthest(all: Iterable<Bump>): Bump {
  return [...all].reduce<Bump>((far, bump) => (isFurther(bump, far) ? bump : far), "none");
}

/** Puts the changes that move the version furthest first. */
export function byBump(first: Change, second: Change): number {
  return bumps.indexOf(second.bump) - bumps.indexOf(first.bump);
}

/** Whether a bump moves the version further than another. */
export function isFurther(bump: Bump, than: Bump): boolean {
  return bumps.indexOf(bump) > bumps.indexOf(than);
}
