import { mapTexts, maskText } from "../cli/mask-cards.ts";

/** Stands where a credential stood. */
const mask = "***";

/** Fewer bytes are found by chance wherever bytes are decoded; as many are decoded in any case. */
const [fewestBytes, enoughBytes] = [4, 32];

/** Takes credentials and card numbers out of whatever is printed or saved. */
export interface Masker {
  text(text: string): string;
  /** The same for credentials alone. */
  credentials(text: string): string;
  /** The same in JSON of any shape, names of members included. */
  value(value: unknown): unknown;
}

/**
 * Finds secrets as they are, and percent-encoded, escaped as in JSON and XML, in hexadecimal and in Base64, wherever they begin,
 * broken by line ends, and encoded several times.
 */
export function createMasker(secrets: string[]): Masker {
  const given = secrets.filter(Boolean);
  const long = given.filter((secret) => Buffer.byteLength(secret) >= fewestBytes);
  const patternsOf = (some: string[]) => some.flatMap((secret) => [...new Set([secret, inBytes(secret)])].map(literal));
  const [patterns, patternsInBytes] = [given, long].map(patternsOf) as [RegExp[], RegExp[]];
  const fewest = Math.min(enoughBytes, ...long.map((secret) => Buffer.byteLength(secret)));
  const credentials = (shown: string): string => {
    const places: Place[] = [];
    for (const reading of readingsOf(shown, fewest)) {
      for (const pattern of reading.isDecoded ? patternsInBytes : patterns) {
        for (const { 0: match, index } of reading.text.matchAll(pattern)) {
          places.push([reading.starts[index] ?? 0, reading.ends[index + match.length - 1] ?? 0]);
        }
      }
    }
    return maskPlaces(shown, places);
  };
  const text = (shown: string): string => maskText(credentials(shown));
  return { credentials, text, value: (shown) => mapTexts(shown, text) };
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

/** How deep encodings in encodings are read. */
const depth = 4;

/** White space, which may break a text, what stands for a line end in JSON, however often that was escaped, and other backslashes. */
const breaks = /\s+|(?<!\\)\\+[rn]?/g;

/** A character as percent-encoding, JSON, JavaScript, XML and JSON Pointers escape it. */
const escapes =
  /%[0-9a-f]{2}|(?<!\\)\\+(?:u[0-9a-f]{4}|x[0-9a-f]{2})|&#x[0-9a-f]{1,6};|&#\d{1,7};|&(?:amp|lt|gt|quot|apos);|~[01]/gi;

const named: Record<string, string> = { "~0": "~", "~1": "/", amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Every way to read a text: as it is, without white space and backslashes, and decoded, whatever was encoded in what.
 *
 * @param fewestBytes as many have to be decoded from a run of digits at the least, so that words are not taken for one
 */
function* readingsOf(text: string, fewestBytes: number): Generator<Reading> {
  const encodings: [ByteEncoding, offsets: number[]][] = [
    [base64(fewestBytes), [0, 1, 2, 3]],
    [hexadecimal(fewestBytes), [0, 1]],
  ];
  function* read(reading: Reading, left: number): Generator<Reading> {
    const joined = rewrite(reading, breaks, () => "");
    yield reading;
    yield joined;
    if (left === 0) return;
    const decoded = [
      rewrite(reading, escapes, characterOf),
      ...encodings.flatMap(([encoding, offsets]) => offsets.map((offset) => decode(joined, encoding, offset))),
    ];
    for (const each of decoded) if (each.text !== "" && each.text !== reading.text) yield* read(each, left - 1);
  }
  yield* read(asItIs(text), depth);
}

function characterOf(escaped: string): string {
  const [, name = escaped] = /^&(\w+);$/.exec(escaped) ?? [];
  const character = named[name.toLowerCase()];
  if (character !== undefined) return character;
  const decimal = /^&#(\d+);$/.exec(escaped);
  const code = decimal ? Number(decimal[1]) : Number.parseInt(escaped.replace(/^(?:%|\\+[ux]|&#x)/i, ""), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : escaped;
}

function base64(fewestBytes: number): ByteEncoding {
  const fewest = Math.ceil((fewestBytes * 8) / 6);
  return { name: "base64", runs: new RegExp(`[\\w+/-]{${fewest},}`, "g"), between: /[^\w+/-]/, bitsPerDigit: 6 };
}

function hexadecimal(fewestBytes: number): ByteEncoding {
  const runs = new RegExp(`[0-9a-f](?:[ :-]?[0-9a-f]){${fewestBytes * 2 - 1},}`, "gi");
  return { name: "hex", runs, between: /[ :-]/, bitsPerDigit: 4 };
}

/** One way to read a text, in which each UTF-16 unit knows where what it is read from begins and ends in the original. */
interface Reading {
  text: string;
  starts: number[];
  ends: number[];
  /** Whether it was read from digits that may stand for bytes, and so may be any text by chance. */
  isDecoded: boolean;
}

/** A text as it is. */
function asItIs(text: string): Reading {
  const starts = Array.from({ length: text.length }, (_, index) => index);
  return { text, starts, ends: starts.map((start) => start + 1), isDecoded: false };
}

/** Reads each match of a pattern as what it stands for. */
function rewrite(reading: Reading, pattern: RegExp, meaningOf: (match: string) => string): Reading {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const copy = (from: number, to: number): void => {
    parts.push(reading.text.slice(from, to));
    for (let index = from; index < to; index++) {
      starts.push(reading.starts[index] ?? 0);
      ends.push(reading.ends[index] ?? 0);
    }
  };
  let read = 0;
  for (const { 0: match, index } of reading.text.matchAll(pattern)) {
    copy(read, index);
    read = index + match.length;
    const meaning = meaningOf(match);
    parts.push(meaning);
    for (const _ of meaning.split("")) {
      starts.push(reading.starts[index] ?? 0);
      ends.push(reading.ends[read - 1] ?? 0);
    }
  }
  copy(read, reading.text.length);
  return { text: parts.join(""), starts, ends, isDecoded: reading.isDecoded };
}

/** How bytes are written as text. */
interface ByteEncoding {
  name: "base64" | "hex";
  /** Finds what may be written so. */
  runs: RegExp;
  /** What may stand between its digits, and means nothing. */
  between: RegExp;
  bitsPerDigit: number;
}

/** Stands between the bytes of one run and those of the next. No secret holds it. */
const apart = "\0";

/** Reads the bytes of a text that may be encoded, a character a byte, as if each run of digits began with its digit `from`. */
function decode(reading: Reading, { name, runs, between, bitsPerDigit }: ByteEncoding, from: number): Reading {
  const decoded: Reading = { text: "", starts: [], ends: [], isDecoded: true };
  for (const { 0: run, index } of reading.text.matchAll(runs)) {
    const places = run.split("").flatMap((character, place) => (between.test(character) ? [] : [index + place]));
    const digits = places.slice(from);
    const bytes = Buffer.from(digits.map((place) => reading.text[place]).join(""), name);
    const placeOf = (bit: number): number => digits[Math.floor(bit / bitsPerDigit)] ?? 0;
    for (let byte = 0; byte < bytes.length; byte++) {
      decoded.starts.push(reading.starts[placeOf(byte * 8)] ?? 0);
      decoded.ends.push(reading.ends[placeOf(byte * 8 + 7)] ?? 0);
    }
    decoded.text += bytes.toString("latin1") + apart;
    decoded.starts.push(0);
    decoded.ends.push(0);
  }
  return decoded;
}
