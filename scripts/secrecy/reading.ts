/** One way to read a text, in which each UTF-16 unit knows where what it is read from begins and ends in the original. */
export interface Reading {
  text: string;
  starts: number[];
  ends: number[];
}

/** A text as it is. */
export function asItIs(text: string): Reading {
  const starts = Array.from({ length: text.length }, (_, index) => index);
  return { text, starts, ends: starts.map((start) => start + 1) };
}

/** Reads each match of a pattern as what it stands for. */
export function rewrite(reading: Reading, pattern: RegExp, meaningOf: (match: string) => string): Reading {
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
  return { text: parts.join(""), starts, ends };
}

/** How bytes are written as text. */
export interface ByteEncoding {
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
export function decode(reading: Reading, { name, runs, between, bitsPerDigit }: ByteEncoding, from: number): Reading {
  const decoded: Reading = { text: "", starts: [], ends: [] };
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
