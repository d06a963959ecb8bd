import { compareDocuments } from "../../scripts/diff/compare-contracts.ts";
import { differencesOf, isWithin } from "../../scripts/diff/differences.ts";
import { type Bump, type Change, furthest } from "../../scripts/diff/rating.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";

/** One edit of a document, made in place. */
export interface Edit {
  name: string;
  make(document: OpenApiDocument): void;
}

/** What each edit changes, by our own comparison: see {@link rateBy}. */
export function rate<Own extends Edit>(
  document: OpenApiDocument,
  edits: Own[],
  derive?: (document: OpenApiDocument) => OpenApiDocument | Promise<OpenApiDocument>,
): Promise<Map<Own, Change[]>> {
  return rateBy(compareDocuments, document, edits, derive);
}

/**
 * What each edit changes, as if it were the only one. A comparison takes most of a second, so that edits which do not touch
 * the same places are compared together, and each is told its own changes by where they are.
 *
 * @param ask compares two documents, and says where each change is
 * @param derive makes the document to compare of the one that is edited
 */
export async function rateBy<Own extends Edit, Said extends { pointer: string }>(
  ask: (before: OpenApiDocument, after: OpenApiDocument) => Promise<Said[]>,
  document: OpenApiDocument,
  edits: Own[],
  derive: (document: OpenApiDocument) => OpenApiDocument | Promise<OpenApiDocument> = (same) => same,
): Promise<Map<Own, Said[]>> {
  const base = await derive(document);
  const edited = async (some: Edit[]) => {
    const copy = structuredClone(document);
    for (const { make } of some) make(copy);
    return derive(copy);
  };
  const touched = new Map<Own, string[]>();
  for (const edit of edits) touched.set(edit, touchedBy(base, await edited([edit])));
  const rated = new Map<Own, Said[]>(edits.map((edit) => [edit, []]));
  const compare = async (batch: Own[]): Promise<void> => {
    const changed = await together(batch);
    if (!changed && batch.length === 1) throw new Error(`${batch[0]?.name}: can't be made`);
    const changes = changed && (await ask(base, changed));
    const owned = changes?.map((change) => [ownersOf(change, batch), change] as const);
    if (!owned?.every(([owners]) => owners.length === 1)) {
      // One of them hides another, or two together are taken for a third. They are told apart by taking half of them at a time.
      const middle = Math.ceil(batch.length / 2);
      await compare(batch.slice(0, middle));
      return compare(batch.slice(middle));
    }
    for (const [[owner], change] of owned) if (owner) rated.get(owner)?.push(change);
  };
  const ownersOf = ({ pointer }: Said, batch: Own[]): Own[] =>
    batch.length === 1 ? batch : batch.filter((edit) => overlap([pointer.slice(1)], touched.get(edit) ?? []));
  const together = async (batch: Own[]): Promise<OpenApiDocument | undefined> => {
    try {
      const changed = await edited(batch);
      const all = new Set(touchedBy(base, changed));
      return batch.every((edit) => touched.get(edit)?.every((pointer) => all.has(pointer))) ? changed : undefined;
    } catch {
      return undefined;
    }
  };
  for (const batch of batchesOf(touched)) await compare(batch);
  return rated;
}

function touchedBy(before: OpenApiDocument, after: OpenApiDocument): string[] {
  return differencesOf(before, after).flatMap(({ pointers, owner }) => {
    // What tells an object apart is judged together, and two items of one list may take each other's place.
    const outer = ["SecurityScheme", "Parameter"].includes(owner.kind) ? owner.pointers : pointers;
    return [outer.before, outer.after].map((pointer) => pointer.replace(/\/\d+$/, ""));
  });
}

function batchesOf<Own extends Edit>(touched: Map<Own, string[]>): Own[][] {
  const batches: { edits: Own[]; pointers: string[] }[] = [];
  for (const [edit, pointers] of touched) {
    if (pointers.length === 0) continue;
    // Where a reference leads elsewhere, changes show at places that the edit did not touch.
    const alone = pointers.some((pointer) => pointer.endsWith("/$ref"));
    const batch = alone ? undefined : batches.find((candidate) => !overlap(candidate.pointers, pointers));
    if (batch) {
      batch.edits.push(edit);
      batch.pointers.push(...pointers);
    } else batches.push({ edits: [edit], pointers: alone ? [""] : [...pointers] });
  }
  return batches.map(({ edits }) => edits);
}

function overlap(some: string[], others: string[]): boolean {
  return some.some((pointer) => others.some((other) => isWithin(pointer, other) || isWithin(other, pointer)));
}

/** What an edit comes to, in the words of what is wanted: how far it moves the version, or what it breaks. */
export function classOf(changes: Change[] | undefined, want: string): string {
  if (!want.startsWith("wire")) return bumpOf(changes);
  return `wire ${bumpOf(changes, "wire")}, code ${bumpOf(changes, "code")}`;
}

/** How far an edit moves the version, or how far what travels does, or generated code. */
export function bumpOf(changes: Change[] = [], of: "bump" | "wire" | "code" = "bump"): Bump {
  return furthest(changes.map((change) => change[of]));
}
