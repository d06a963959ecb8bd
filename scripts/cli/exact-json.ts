import Big from "big.js";

/** A number as it was written, for which no JavaScript number is exactly that. `JSON.stringify` writes it as it was. */
interface RawNumber {
  rawJSON: string;
}

// TypeScript's library knows neither yet.
const { isRawJSON, rawJSON } = JSON as unknown as {
  isRawJSON(value: unknown): value is RawNumber;
  rawJSON(text: string): RawNumber;
};

/** Only a number of 16 digits or more, or with an exponent of three, can be another one once it is read. Texts begin with a quote. */
const mayChange = /(?:^|[\s:,[-])\d(?:[\d.]{15}|[\d.]{0,15}e[+-]?\d{3})/i;

/**
 * Parses JSON so that each number comes out as it went in. One that no JavaScript number is comes as what
 * {@link isRawNumber} tells, in place of a number, and has that type, as types of contracts know numbers only.
 *
 * @param parsed what `JSON.parse` makes of it, if that is known already; where no number differs, it is what comes out
 */
export function parseExactly(text: string, parsed?: unknown): unknown {
  if (!mayChange.test(text)) return parsed ?? JSON.parse(text);
  const keep = (_name: string, value: unknown, { source }: { source?: string } = {}) =>
    typeof value === "number" && source !== undefined && Number.isFinite(value) && !Big(source).eq(value)
      ? rawJSON(source)
      : value;
  return JSON.parse(text, keep);
}

export function isRawNumber(value: unknown): value is RawNumber {
  return typeof value === "object" && isRawJSON(value);
}

/** A number that may be a raw one, for exact arithmetic. */
export function toBig(number: number): Big {
  const value: unknown = number;
  return Big(isRawNumber(value) ? value.rawJSON : number);
}

/** The result of arithmetic as a number, which is a raw one if a number that it is made from was, and no other is exact. */
export function fromBig(exact: Big, ...sources: number[]): number {
  const near = exact.toNumber();
  if (!sources.some(isRawNumber) || !Number.isFinite(near) || exact.eq(near)) return near;
  return rawJSON(exact.toFixed()) as unknown as number;
}
