import { mapTexts } from "./map-texts.ts";
import { maskText } from "./mask-cards.ts";

/** Stands where a credential stood. */
const mask = "***";

/** Takes credentials and card numbers out of whatever is printed or saved. */
export interface Conceal {
  text(text: string): string;
  /** The same in JSON of any shape, names of members included. */
  value(value: unknown): unknown;
}

/**
 * Finds secrets as they are, and percent-encoded, escaped as in JSON and XML, in hexadecimal and in Base64, wherever they begin.
 */
export function createConceal(secrets: string[]): Conceal {
  const patterns = secrets
    .filter(Boolean)
    .flatMap((secret) => [spelled(secret), hexadecimal(secret), ...base64(secret)]);
  const text = (given: string) => maskText(patterns.reduce((rest, pattern) => rest.replaceAll(pattern, mask), given));
  return { text, value: (given) => mapTexts(given, text) };
}

/** How JSON Pointers write what has a meaning in them. */
const inPointer: Record<string, string> = { "/": "|~1", "~": "|~0" };

/** Each byte as it is or escaped. A short secret counts only where it stands alone, as it may be a part of any word. */
function spelled(secret: string): RegExp {
  const pattern = [...Buffer.from(secret)]
    .map((byte) => {
      const code = hex(byte);
      const character = String.fromCharCode(byte);
      const plain = character.replace(/\W/, "\\$&");
      return `(?:${plain}${inPointer[character] ?? ""}|%${code}|\\\\u00${code}|\\\\x${code}|&#x0*${code};|&#0*${byte};)`;
    })
    .join("");
  return new RegExp(secret.length < 8 ? `(?<![\\w-])${pattern}(?![\\w-])` : pattern, "gi");
}

function hexadecimal(secret: string): RegExp {
  return new RegExp([...Buffer.from(secret)].map(hex).join("[ :-]?"), "gi");
}

/** The characters that the secret alone decides, for each of the three places where it can begin in a group. */
function base64(secret: string): RegExp[] {
  return [0, 1, 2].map((offset) => {
    const bits = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const first = Math.ceil((offset * 8) / 6);
    const characters = bits.toString("base64").slice(first, Math.floor((bits.length * 8) / 6));
    return new RegExp(characters.replaceAll("+", "[+-]").replaceAll("/", "[/_]"), "g");
  });
}

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");
