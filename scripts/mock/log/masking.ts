import { isMaskedCard, mapTexts, maskCard, maskText, maskUnder } from "../../cli/mask-cards.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { CatalogueEntry } from "../catalogue/entry.ts";

/** Masks what nobody should read: card numbers, keys of either API and a further secret, where it stands alone. */
export interface Masking {
  text(text: string, secret?: string): string;
  /** A path, in which escapes may hide what is to be masked. */
  path(path: string, secret?: string): string;
  /** JSON of any shape. */
  value(value: unknown, secret?: string): unknown;
  /** For a store: masks card numbers and the keys of known accounts, and nothing that only looks like a key. */
  kept: {
    text(text: string): string;
    members(map: object): Record<string, unknown>;
  };
}

/** What is known of what is to be masked. */
interface Known extends Partial<Pick<Accounts, "keys" | "known">> {
  /** Names of the members that are a card's number, whatever they hold. */
  cards?: ReadonlySet<string>;
}

/** A shorter key may be a word of any text, so that it counts where it stands alone, and is no secret in what somebody wrote. */
const shortestSecret = 8;

/**
 * Finds keys by how they begin, so that one is masked whoever it belongs to, and whether it is right or not, and those of known
 * accounts wherever they stand.
 *
 * @param keys how keys begin, and the parameter under whose name any text counts as one; without it no text is known by that
 */
export function createMasking({ keys, known = [], cards = new Set() }: Known): Masking {
  const prefixes = keys && [...Object.values(keys.secret), ...Object.values(keys.public)].map(literal).join("|");
  const anyKey = prefixes ? new RegExp(`\\b(${prefixes})[\\w-]+`, "g") : undefined;
  const secrets = known.filter((key) => key.length >= shortestSecret);
  const knownKey = anyOf(secrets.map(literal));
  const knownWord = anyOf(known.filter((key) => !secrets.includes(key)).map(alone));
  const withoutKnown = (text: string) => (knownKey ? text.replaceAll(knownKey, "***") : text);
  const withoutKeys = (text: string, secret = "") => {
    const masked = secret ? text.replaceAll(new RegExp(alone(secret), "g"), "***") : text;
    const words = knownWord ? masked.replaceAll(knownWord, "***") : masked;
    // How a key begins is left where that tells that it is one.
    return withoutKnown(anyKey ? words.replaceAll(anyKey, "$1***") : words);
  };
  const text = (from: string, secret?: string) => maskText(withoutKeys(from, secret));
  const maskMember = (from: string, key: string) => (cards.has(key) ? maskCard(from) : maskUnder(from, key));
  return {
    text,
    path(path, secret) {
      try {
        return encodeURI(text(decodeURIComponent(path), secret));
      } catch {
        return text(path, secret);
      }
    },
    value: (value, secret) =>
      mapTexts(value, (from, key) => {
        const masked = withoutKeys(from, secret);
        return key === keys?.parameter && masked === from ? "***" : maskMember(masked, key);
      }),
    kept: {
      text: (from) => maskText(withoutKnown(from)),
      members: (map) => mapTexts(map, (from, key) => maskMember(withoutKnown(from), key)) as Record<string, unknown>,
    },
  };
}

/** Finds any of some patterns, the longest first; undefined if there is none. */
function anyOf(patterns: string[]): RegExp | undefined {
  if (patterns.length === 0) return undefined;
  return new RegExp(patterns.sort((one, other) => other.length - one.length).join("|"), "g");
}

function alone(text: string): string {
  return `(?<!\\w)${literal(text)}(?!\\w)`;
}

function literal(text: string): string {
  return text.replaceAll(/\W/g, "\\$&");
}

type Fields = Pick<CatalogueEntry["fields"][number], "key" | "options">[];

/**
 * Which fields of a payout are a card's number: those whose check digit is checked by the contract's examples of services, or by the
 * services that there are, and those that hold a card number in an example.
 */
export function readCardFields(
  contract: OpenApiDocument,
  services: Pick<CatalogueEntry, "fields">[] = [],
): ReadonlySet<string> {
  const cards = new Set<string>();
  const addChecked = (fields: Fields) => {
    for (const { key, options } of fields) {
      const validators = options && "validators" in options ? (options.validators ?? []) : [];
      if (validators.some(({ name }) => name === "Luhn")) cards.add(key);
    }
  };
  const addShown = (fields: object) => {
    for (const [key, value] of Object.entries(fields)) {
      if (isMaskedCard(maskText(String(value)))) cards.add(key);
    }
  };
  const seen = new Set<object>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    for (const [name, part] of Object.entries(value)) {
      if (name === "fields" && Array.isArray(part)) addChecked(part);
      else if (name === "fields" && typeof part === "object" && part !== null) addShown(part);
      walk(part);
    }
  };
  // Whole, as a contract of somebody else's may have bodies without a schema.
  walk(contract);
  for (const { fields } of services) addChecked(fields);
  return cards;
}
