import type { OpenApiDocument } from "../openapi/document.ts";
import type { Change } from "./change.ts";
import { describeDifference } from "./describe-difference.ts";
import { describePlace } from "./describe-place.ts";
import type { Difference, Pointers } from "./difference.ts";
import { differencesOf } from "./differences.ts";
import { type Direction, type Place, placesOf } from "./places.ts";
import { isWithin } from "./pointer.ts";
import { redoclyVerdicts, type Verdict } from "./redocly.ts";
import type { PlacedDifference } from "./rule.ts";
import { judge } from "./rules.ts";
import { whatBreaks } from "./what-breaks.ts";
import { withoutAllOf } from "./without-all-of.ts";
import { withoutDefaults } from "./without-defaults.ts";

/** Every change between two documents, and how far each moves the version. */
export async function compareDocuments(old: OpenApiDocument, now: OpenApiDocument): Promise<Change[]> {
  const documents = { before: normal(old), after: normal(now) };
  const verdicts = await redoclyVerdicts(documents.before, documents.after);
  const places = { before: placesOf(documents.before), after: placesOf(documents.after) };
  const placesAt = ({ before, after }: Partial<Pointers>): Place[] => {
    const found = [places.after.get(after ?? "none") ?? [], places.before.get(before ?? "none") ?? []];
    return found.find((some) => some.some(({ unused }) => !unused)) ?? found.flat();
  };

  const differences = differencesOf(documents.before, documents.after).map((difference): PlacedDifference => {
    const own = placesAt(difference.owner.pointers);
    return {
      ...difference,
      documents,
      places: own,
      directions: directionsOf(own),
      verdicts: verdicts.filter((verdict) => concerns(verdict, difference)),
    };
  });
  const explained = new Set(differences.flatMap((difference) => difference.verdicts));
  return [
    ...differences.map(changeOf).filter(({ bump }) => bump !== "none"),
    ...verdicts.filter((verdict) => !explained.has(verdict)).map((verdict) => elsewhere(verdict, placesAt)),
  ];
}

/** A document in the form in which what means the same is the same. */
function normal(document: OpenApiDocument): OpenApiDocument {
  return withoutDefaults(withoutAllOf(document));
}

function changeOf(difference: PlacedDifference): Change {
  const { places, pointers, action } = difference;
  return {
    ...judge(difference),
    place: describePlaces(places),
    pointer: `#${action === "removed" ? pointers.before : pointers.after}`,
    message: describeDifference(difference),
  };
}

/** What Redocly says of a place where nothing is written otherwise: a reference leads to something else there. */
function elsewhere({ rule, message, pointers }: Verdict, placesAt: (pointers: Partial<Pointers>) => Place[]): Change {
  const places =
    ancestors(pointers)
      .map(placesAt)
      .find((found) => found.length > 0) ?? [];
  const pointer = `#${pointers.after ?? pointers.before}`;
  return {
    bump: "major",
    rule,
    place: describePlaces(places),
    pointer,
    message,
    why: whatBreaks(directionsOf(places)),
  };
}

function concerns(verdict: Verdict, { action, entry, pointers }: Difference): boolean {
  if (action === "reordered") return false;
  const same = verdict.action === "modified" ? entry === undefined || action === "changed" : verdict.action === action;
  return same && (near(verdict.pointers.before, pointers.before) || near(verdict.pointers.after, pointers.after));
}

/** Whether one of the two leads to the other. */
function near(pointer: string | undefined, other: string): boolean {
  return pointer !== undefined && (isWithin(pointer, other) || isWithin(other, pointer));
}

function directionsOf(places: Place[]): Set<Direction> {
  return new Set(places.flatMap(({ direction }) => direction ?? []));
}

function describePlaces([first, ...others]: Place[]): string {
  return `${describePlace(first?.steps ?? [])}${others.length > 0 ? ` and ${others.length} more` : ""}`;
}

/** The pointers themselves, and then those of what they are in. */
function ancestors({ before, after }: Partial<Pointers>): Partial<Pointers>[] {
  const steps = (after ?? before ?? "").split("/");
  const upwards = steps.map((_step, index) => steps.slice(0, steps.length - index).join("/"));
  return upwards.map((pointer) => ({ before: pointer, after: pointer }));
}
