import { asItIs, type ByteEncoding, decode, type Reading, rewrite } from "./reading.ts";

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
export function* readingsOf(text: string, fewestBytes: number): Generator<Reading> {
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
