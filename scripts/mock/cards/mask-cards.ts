import { passesLuhn } from "./luhn.ts";

/** 12 to 19 digits, in groups or not. */
const digitRuns = /(?<!\d)\d(?:[ -]?\d){11,18}(?!\d)/g;

const cardKey = /card|(^|_)pan($|_)/i;

/** A card number as answers show it: the first six and the last four digits, `512381******0000`. */
export function maskCardNumber(number: string): string {
  const digits = number.replaceAll(/\D/g, "").length;
  let index = 0;
  return number.replaceAll(/\d/g, (digit) => {
    index++;
    return index <= 6 || index > digits - 4 ? digit : "*";
  });
}

/** Masks what can only be card numbers: a first digit that an issuer of cards has, and a right check digit. */
export function maskText(text: string): string {
  return text.replaceAll(digitRuns, (run) => {
    const digits = run.replaceAll(/\D/g, "");
    return /^[2-6]/.test(digits) && passesLuhn(digits) ? maskCardNumber(run) : run;
  });
}

/** Masks the card numbers in JSON of any shape, names of members included. Under a name such as `card_number` any 12 to 19 digits count. */
export function maskValue(value: unknown, key = ""): unknown {
  if (typeof value === "string" || typeof value === "number") {
    const text = String(value);
    const masked = cardKey.test(key) ? text.replaceAll(digitRuns, maskCardNumber) : maskText(text);
    return masked === text ? value : masked;
  }
  if (Array.isArray(value)) return value.map((item) => maskValue(item, key));
  if (typeof value === "object" && value !== null) return maskMembers(value);
  return value;
}

/** {@link maskValue} for a map. */
export function maskMembers(map: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [maskText(key), maskValue(value, key)]));
}
