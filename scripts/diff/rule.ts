import type { OpenApiDocument } from "../openapi/document.ts";
import type { Bump } from "./change.ts";
import type { Difference } from "./difference.ts";
import type { Direction, Place } from "./places.ts";
import type { Verdict } from "./redocly.ts";

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
  /** What it breaks, or why it breaks nothing. A full sentence. */
  why: string;
}

/** Knows what some differences mean. The first rule that knows a difference decides. */
export interface Rule {
  name: string;
  judge(difference: PlacedDifference): Judgement | undefined;
}
