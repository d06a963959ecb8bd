import { passesLuhn } from "../client/fields/luhn.ts";
import { mapMembers } from "./map-texts.ts";

/** 12 to 19 digits, in groups or not. */
const digitRuns = /(?<!\d)\d(?:[ -]?\d){11,18}(?!\d)/g;

const cardKey = /card|(^|_)pan($|_)/i;

/** A card number as answers show it: the first six and the last four digits, `512381******0000`. */
function maskCardNumber(number: string): string {
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

/** {@link maskText} for the value of a member. Under a name such as `card_number` any 12 to 19 digits count. */
export function maskUnder(text: string, key: string): string {
  return cardKey.test(key) ? text.replaceAll(digitRuns, maskCardNumber) : maskText(text);
}

/** Masks the card numbers in a map of any shape, names of members included. */
export function maskMembers(map: object): Record<string, unknown> {
  return mapMembers(map, maskUnder);
}
