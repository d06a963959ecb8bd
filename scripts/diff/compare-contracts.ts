import type { OpenApiDocument } from "../openapi/document.ts";
import { stepsOf } from "../openapi/model.ts";
import { formOf } from "../openapi/walk.ts";
import { type Difference, differencesOf, isWithin, type Pointers } from "./differences.ts";
import { normalForms } from "./normal-form.ts";
import { type Direction, describePlace, type Place, placesOf } from "./places.ts";
import { type Bump, byBump, type Change, furthest, type PlacedDifference, whatBreaks } from "./rating.ts";
import { redoclyVerdicts, type Verdict } from "./redocly.ts";
import { judge } from "./rules/judge.ts";

/** A contract to compare. */
export interface Contract {
  document: OpenApiDocument;
  /** The overlay of each brand, as YAML. A single file has none. */
  overlays?: Map<string, string>;
}

/** What two contracts do not have in common. */
export interface Comparison {
  bump: Bump;
  /** How far the version must move for what travels between clients and the platform. */
  wire: Bump;
  /** How far it must move for code that was generated for typed languages. */
  code: Bump;
  /** The changes that move the version furthest come first. */
  changes: Change[];
}

/** Compares two contracts, and what the brands make of them, if both have brands. */
export async function compareContracts(before: Contract, after: Contract): Promise<Comparison> {
  const common = await compareDocuments(before.document, after.document);
  const said = new Set(common.map(identity));
  const own = await Promise.all(brandsOf(before, after).map((brand) => compareBrand(before, after, brand)));
  const changes = [...common, ...own.flat().filter((change) => !said.has(identity(change)))];
  const most = (of: "bump" | "wire" | "code") => furthest(changes.map((change) => change[of]));
  return { bump: most("bump"), wire: most("wire"), code: most("code"), changes: changes.sort(byBump) };
}

function brandsOf({ overlays: old }: Contract, { overlays: now }: Contract): string[] {
  return old && now ? [...new Set([...old.keys(), ...now.keys()])] : [];
}

/** As long as its overlay is the same, a brand changes as the contract does. */
async function compareBrand(before: Contract, after: Contract, brand: string): Promise<Change[]> {
  const [old, now] = [before.overlays?.get(brand), after.overlays?.get(brand)];
  if (old === now) return [];
  if (old === undefined || now === undefined) return [cameOrWent(brand, now !== undefined)];
  const { applyBrand } = await import("./brand-documents.ts");
  const documents = await Promise.all([
    applyBrand(before.document, brand, old),
    applyBrand(after.document, brand, now),
  ]);
  return (await compareDocuments(...documents)).map((change) => ({ ...change, brand }));
}

/** What a brand's change has to share with one of the contract to be the same. */
function identity({ bump, rule, pointer, message }: Change): string {
  return JSON.stringify([bump, rule, pointer, message]);
}

function cameOrWent(brand: string, came: boolean): Change {
  const bump = came ? "minor" : "major";
  return {
    ...{ bump, wire: bump, code: bump },
    rule: "brands",
    place: "brands",
    pointer: "#",
    message: `\`${brand}\` was ${came ? "added" : "removed"}.`,
    why: came ? "There are documents for one brand more." : "Its documents are gone.",
    brand,
  };
}

/** Every change between two documents, and how far each moves the version. */
export async function compareDocuments(old: OpenApiDocument, now: OpenApiDocument): Promise<Change[]> {
  const documents = normalForms(old, now);
  const verdicts = await redoclyVerdicts(documents.before, documents.after);
  const places = { before: placesOf(documents.before), after: placesOf(documents.after) };
  const placesAt = ({ before, after }: Partial<Pointers>): Place[] => {
    const found = [after === undefined ? [] : places.after(after), before === undefined ? [] : places.before(before)];
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
  // No type tells of a server: see the rules.
  const isOfServer = places.some(({ steps }) => steps.at(-1)?.kind === "Server");
  return {
    ...{ bump: "major", wire: "major", code: isOfServer ? "none" : "major" },
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

/** A text longer than this says more by itself than beside another. */
const longest = 60;

/** Says in words what is not the same. */
export function describeDifference(difference: PlacedDifference): string {
  const { verdicts, owner, keyword, entry, action, before, after } = difference;
  if (action === "reordered") return `\`${keyword}\` came into another order.`;
  if (verdicts.length > 0) return verdicts.map(({ message }) => message).join(" ");
  // The index of an item says nothing to readers.
  const isItem = entry !== undefined && Array.isArray(formOf(owner.kind, keyword));
  const name = isItem ? nameOfItem(after ?? before) : entry;
  const what = name === undefined ? `${isItem ? "An item of " : ""}\`${keyword}\`` : `\`${name}\` of \`${keyword}\``;
  if (isList(before) && isList(after)) return `${what} ${describeLists(before, after)}.`;
  const [was, is] = [inShort(before), inShort(after)];
  if (action !== "changed") return `${what} was ${action}${(is ?? was) ? `: ${is ?? was}` : ""}.`;
  return was && is ? `${what} changed from ${was} to ${is}.` : `${what} changed.`;
}

function nameOfItem(item: unknown): string | undefined {
  const { name, url, $ref } = Object(item) as Record<string, string | undefined>;
  return name ?? url ?? ($ref && stepsOf($ref).at(-1));
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
