import { passesLuhn } from "../catalogue/luhn.ts";

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

/** Takes card numbers, keys of either API and a further secret, where it stands alone, out of a line for people. */
export function redact(text: string, secret = ""): string {
  const pattern = secret.replaceAll(/\W/g, "\\$&");
  const withoutSecret = secret ? text.replaceAll(new RegExp(`(?<!\\w)${pattern}(?!\\w)`, "g"), "***") : text;
  return maskText(withoutSecret.replaceAll(/\b([sp]k_(?:test|live)_)[\w-]+/g, "$1***"));
}

/** {@link redact} for a path, in which escapes may hide what is to be taken out. */
export function redactPath(path: string, secret?: string): string {
  try {
    return encodeURI(redact(decodeURIComponent(path), secret));
  } catch {
    return redact(path, secret);
  }
}
