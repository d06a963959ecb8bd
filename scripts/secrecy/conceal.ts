import { mapTexts } from "./map-texts.ts";
import { maskText } from "./mask-cards.ts";
import { readingsOf } from "./readings.ts";

/** Stands where a credential stood. */
const mask = "***";

/** Fewer bytes are found by chance wherever bytes are decoded; as many are decoded in any case. */
const [fewestBytes, enoughBytes] = [4, 32];

/** Takes credentials and card numbers out of whatever is printed or saved. */
export interface Conceal {
  text(text: string): string;
  /** The same in JSON of any shape, names of members included. */
  value(value: unknown): unknown;
}

/**
 * Finds secrets as they are, and percent-encoded, escaped as in JSON and XML, in hexadecimal and in Base64, wherever they begin,
 * broken by line ends, and encoded several times.
 */
export function createConceal(secrets: string[]): Conceal {
  const given = secrets.filter(Boolean);
  const patterns = given.flatMap((secret) => [...new Set([secret, inBytes(secret)])].map(literal));
  const fewest = Math.max(fewestBytes, Math.min(enoughBytes, ...given.map((secret) => Buffer.byteLength(secret))));
  const text = (shown: string): string => {
    const places: Place[] = [];
    for (const reading of readingsOf(shown, fewest)) {
      for (const pattern of patterns) {
        for (const { 0: match, index } of reading.text.matchAll(pattern)) {
          places.push([reading.starts[index] ?? 0, reading.ends[index + match.length - 1] ?? 0]);
        }
      }
    }
    return maskText(maskPlaces(shown, places));
  };
  return { text, value: (shown) => mapTexts(shown, text) };
}

/** From where to where a secret stands. */
type Place = [start: number, end: number];

function maskPlaces(text: string, places: Place[]): string {
  let masked = "";
  let read = 0;
  for (const [start, end] of places.sort(([one], [other]) => one - other)) {
    if (start >= read) masked += text.slice(read, start) + mask;
    read = Math.max(read, end);
  }
  return masked + text.slice(read);
}

/** A short secret counts only where it stands alone, as it may be a part of any word. */
function literal(secret: string): RegExp {
  const pattern = secret.replaceAll(/\W/g, "\\$&");
  return new RegExp(secret.length < 8 ? `(?<![\\w-])${pattern}(?![\\w-])` : pattern, "gi");
}

/** A text as decoded bytes show it, a character a byte. */
function inBytes(secret: string): string {
  return Buffer.from(secret).toString("latin1");
}
