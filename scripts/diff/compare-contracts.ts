import { applyBrand } from "./apply-brand.ts";
import { type Bump, byBump, type Change, furthest } from "./change.ts";
import { compareDocuments } from "./compare-documents.ts";
import type { Contract } from "./contract-source.ts";

/** What two contracts do not have in common. */
export interface Comparison {
  bump: Bump;
  /** The changes that move the version furthest come first. */
  changes: Change[];
}

/** Compares two contracts, and what the brands make of them, if both have brands. */
export async function compareContracts(before: Contract, after: Contract): Promise<Comparison> {
  const common = await compareDocuments(before.document, after.document);
  const said = new Set(common.map(identity));
  const own = await Promise.all(brandsOf(before, after).map((brand) => compareBrand(before, after, brand)));
  const changes = [...common, ...own.flat().filter((change) => !said.has(identity(change)))];
  return { bump: furthest(changes.map(({ bump }) => bump)), changes: changes.sort(byBump) };
}

function brandsOf({ overlays: old }: Contract, { overlays: now }: Contract): string[] {
  return old && now ? [...new Set([...old.keys(), ...now.keys()])] : [];
}

/** As long as its overlay is the same, a brand changes as the contract does. */
async function compareBrand(before: Contract, after: Contract, brand: string): Promise<Change[]> {
  const [old, now] = [before.overlays?.get(brand), after.overlays?.get(brand)];
  if (old === now) return [];
  if (old === undefined || now === undefined) return [cameOrWent(brand, now !== undefined)];
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
  return {
    bump: came ? "minor" : "major",
    rule: "brands",
    place: "brands",
    pointer: "#",
    message: `\`${brand}\` was ${came ? "added" : "removed"}.`,
    why: came ? "There are documents for one brand more." : "Its documents are gone.",
    brand,
  };
}
