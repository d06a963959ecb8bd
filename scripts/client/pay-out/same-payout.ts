import { textOf } from "../calls/client-options.ts";
import type { CreatePayout, Payout } from "../calls/payouts-error.ts";

/** The member of `metadata` that holds the token of a run. */
export const tokenName = "payout_run";

/** How a shown value stands to the one that was meant: `unsure` is what rounding, trimming, masking, or hiding can make of it. */
export type Likeness = "same" | "unsure" | "different";

/**
 * How the token that a payout shows stands to the one of a run: `same` is the run's own payout, and `different` another run's. It
 * is `unsure` where none is shown, or no more than a part: a platform may drop metadata, shorten it, or mask it.
 */
export function likenessOfToken({ attributes }: Payout, token: string | undefined): Likeness {
  return likenessOfText(token, Object(attributes.metadata)[tokenName]);
}

/**
 * Holds a payout that exists against the one that was meant, as far as what is shown says.
 *
 * @returns the likeness of each attribute by which payouts are told apart. A service and a mode that aren't shown differ in
 *   nothing, as some samples of the platform show no service
 */
export function compare(meant: CreatePayout, { attributes, relationships }: Payout): Record<string, Likeness> {
  const service = Object(relationships)["payout-service"]?.data?.id ?? meant.service;
  const { test_mode: mode = false } = meant;
  return {
    reference_id: likenessOfText(meant.reference_id, attributes.reference_id),
    // A platform may show a service by an ID, and decide by the key what is a test.
    service: service === meant.service ? "same" : "unsure",
    currency: likenessOfText(meant.currency, attributes.currency),
    amount: likenessOfAmount(meant.amount, attributes.amount),
    test_mode: (attributes.test_mode ?? mode) === mode ? "same" : "unsure",
    // A token is shown nowhere.
    fields: meant.fields ? likenessOfFields(Object(meant.fields), Object(attributes.fields)) : "unsure",
  };
}

/** The least likeness of several. */
export function least(likenesses: Likeness[]): Likeness {
  return (["different", "unsure"] as const).find((likeness) => likenesses.includes(likeness)) ?? "same";
}

function likenessOfText(meant: string | undefined, shown: unknown): Likeness {
  if (typeof shown !== "string" || !shown) return "unsure";
  if (meant === shown) return "same";
  const folded = (text: string) => text.trim().toLowerCase();
  // A platform may cut a text, mask it, or hide it.
  return meant && fits(folded(meant), [...folded(shown).split(mask), ""]) ? "unsure" : "different";
}

/** A platform may show fewer digits, rounded in whichever direction. */
function likenessOfAmount(meant: number, shown: unknown): Likeness {
  const value = Number(textOf(shown) || undefined);
  if (value === meant) return "same";
  // What is no number differs by none.
  return Math.abs(value - meant) >= 10 ** -digitsOf(value) ? "different" : "unsure";
}

/** How many digits an amount has after the point. */
export function digitsOf(amount: number): number {
  const [digits = "", exponent] = amount.toExponential().split("e");
  return Math.max(0, digits.replace(/^-?\d\.?/, "").length - Number(exponent));
}

/** Compares what both sides name and show. Where that is nothing, nothing says that the recipient is the same. */
function likenessOfFields(meant: Record<string, unknown>, shown: Record<string, unknown>): Likeness {
  const names = Object.keys(meant);
  const likenesses = names.flatMap((name) => likenessOfValue(plain(meant[name]), plain(shown[name] ?? "")) ?? []);
  return names.length > 0 && likenesses.length === 0 ? "unsure" : least(likenesses);
}

/** What stands for characters that are not shown. */
const mask = /[*•●∙·#]+|[xX]{2,}/;

/**
 * Only digits that are shown can say that a value is another: of a text, a platform may show another spelling or a part. Digits
 * among letters, where none were meant, are those of something else, such as a token in the place of a card.
 */
function likenessOfValue(meant: string, shown: string): Likeness | undefined {
  if (meant === shown) return "same";
  const parts = shown.split(mask);
  if (!parts.some(Boolean)) return undefined;
  if (parts.length > 1 && fits(meant, parts)) return "same";
  const [digits = "", first = "", ...others] = [meant, ...parts].map((text) => text.replaceAll(/\D/g, ""));
  if (others.length > 0) return fits(digits, [first, ...others]) ? "unsure" : "different";
  const inOrder = (text: string) => [...text].sort().join("");
  const other = /\p{L}/u.test(shown) && !/\p{L}/u.test(meant);
  const alike = other || digits.includes(first) || first.includes(digits) || inOrder(digits) === inOrder(first);
  return alike ? "unsure" : "different";
}

/** Whether a value is what is shown of it: parts, between which any characters may stand. */
function fits(value: string, parts: string[]): boolean {
  let from = 0;
  return parts.every((part, index) => {
    const isLast = index === parts.length - 1;
    const at = isLast ? value.length - part.length : value.indexOf(part, from);
    const isThere = at >= from && value.startsWith(part, at) && (index > 0 || at === 0);
    from = at + part.length;
    return isThere;
  });
}

/** A value as text, without what people and platforms put between digits. Three alike and more are a mask. */
function plain(value: unknown): string {
  return textOf(value)
    .normalize("NFKC")
    .replaceAll(/([^\p{L}\p{N}])\1\1+/gu, "*")
    .replaceAll(/[\s\-+()./\\,:'"{}[\]]/g, "");
}
