import { mapTexts } from "../../secrecy/map-texts.ts";
import { maskText, maskUnder } from "../../secrecy/mask-cards.ts";
import type { Keys } from "../accounts/keys.ts";

/** Takes out of what people read what they should not: card numbers, keys of either API and a further secret, where it stands alone. */
export interface Redaction {
  text(text: string, secret?: string): string;
  /** A path, in which escapes may hide what is to be taken out. */
  path(path: string, secret?: string): string;
  /** JSON of any shape. */
  value(value: unknown, secret?: string): unknown;
}

/**
 * Finds keys by how they begin, so that one is taken out whoever it belongs to, and whether it is right or not.
 *
 * @param keys how keys begin, and the parameter under whose name any text counts as one
 */
export function createRedaction(keys: Keys): Redaction {
  const prefixes = [...Object.values(keys.secret), ...Object.values(keys.public)].map(literal).join("|");
  const anyKey = new RegExp(`\\b(${prefixes})[\\w-]+`, "g");
  const withoutKeys = (text: string, secret = "") => {
    const alone = secret && new RegExp(`(?<!\\w)${literal(secret)}(?!\\w)`, "g");
    return (alone ? text.replaceAll(alone, "***") : text).replaceAll(anyKey, "$1***");
  };
  const text = (from: string, secret?: string) => maskText(withoutKeys(from, secret));
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
        return key === keys.parameter && masked === from ? "***" : maskUnder(masked, key);
      }),
  };
}

function literal(text: string): string {
  return text.replaceAll(/\W/g, "\\$&");
}
