import type { OpenApiDocument } from "../openapi/document.ts";
import type { Difference } from "./differences.ts";
import type { Direction, Place } from "./places.ts";
import type { Verdict } from "./redocly.ts";

/** How far a version has to move, from least to most: https://semver.org */
export const bumps = ["none", "patch", "minor", "major"] as const;

export type Bump = (typeof bumps)[number];

/** One change of a contract, as its users need to know it. */
export interface Change {
  bump: Bump;
  /** How far it would if nobody had generated code: what it breaks between clients and the platform. */
  wire: Bump;
  /** How far it would if nobody sent anything: what it breaks in code that was generated for typed languages. */
  code: Bump;
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

/** A difference, with everything that a rule may go by. */
export interface PlacedDifference extends Difference {
  /** Where the object is used, in each part of an operation once. */
  places: Place[];
  /** Who sends what the object describes. */
  directions: ReadonlySet<Direction>;
  /** What Redocly says of it. */
  verdicts: Verdict[];
  documents: { before: OpenApiDocument; after: OpenApiDocument };
}

export interface Judgement {
  bump: Bump;
  /** What it means to generated code alone, where that is not known from what changed. */
  code?: Bump;
  /** What it means between clients and the platform, where that is less. */
  wire?: Bump;
  /** What it breaks, or why it breaks nothing. A full sentence. */
  why: string;
}

/** Knows what some differences mean. The first rule that knows a difference decides. */
export interface Rule {
  name: string;
  judge(difference: PlacedDifference): Judgement | undefined;
}

/** What a change breaks, by who sends what it is about. */
export function whatBreaks(directions: ReadonlySet<Direction>): string {
  const request = directions.has("request") ? ["Requests that worked may be rejected."] : [];
  const response = directions.has("response") ? ["Clients may meet what they cannot read."] : [];
  return [...request, ...response].join(" ") || "Calls that worked may fail.";
}

/** How far the version moves as fewer values are right than before, which breaks who sends them, or more, which breaks who reads them. */
export function breaksIf(change: "fewer" | "more", directions: ReadonlySet<Direction>): Bump {
  return directions.has(change === "fewer" ? "request" : "response") ? "major" : "minor";
}

/** The values of one list that are not in another. A single value, or none, is a list as well. */
export function without(list: unknown, other: unknown): unknown[] {
  const others = [other ?? []].flat();
  return [list ?? []].flat().filter((value) => !others.includes(value));
}
