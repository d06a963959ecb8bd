import { isRawNumber } from "./exact-json.ts";

/** Digits of any script, with no more than three signs between two of them that are neither letters nor digits. */
const digitRuns = /\p{Nd}+(?:[^\p{L}\p{N}]{1,3}\p{Nd}+)*/gu;

/** What only a long run can be, and keeps short ones from being looked at. */
const longRun = /\p{Nd}(?:[^\p{L}\p{N}]{0,3}\p{Nd}){11}/u;

/**
 * Any 16 to 19 digits, which no telephone number has (ITU-T E.164), and fewer only where they begin as shorter cards do. Those that
 * begin with 2 are in two ranges, neither of which is one of years.
 */
const cardNumber =
  /^(?:(?:[3-6]\d{3}|220[0-4]|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12,15}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|(?:50(?:18|20|38)|5893|6304|6759|676[1-3])\d{8,11})$/;

/** One that is made at random has a card number in it now and then, and tells a payout from others. */
const uuid = /(?<![0-9a-z])([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-z])/i;

const cardKey = /card|(^|_)pan($|_)/i;

/** Masks what can only be card numbers, in groups or not, whatever stands beside them. A UUID is none. */
export function maskText(text: string): string {
  if (!longRun.test(text)) return text;
  const parts = text.split(uuid);
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replaceAll(digitRuns, maskRun))).join("");
}

/** {@link maskText} for the value of a member. Under a name such as `card_number` any 12 digits or more count. */
export function maskUnder(text: string, key: string): string {
  if (!longRun.test(text)) return text;
  return cardKey.test(key) ? maskText(text).replaceAll(digitRuns, maskLongRun) : maskText(text);
}

/** Whether a text is a card number as responses show it. */
export function isMaskedCard(text: string): boolean {
  return /^\d{6}\*+\d{4}$/.test(text);
}

/** Masks what is meant for a card's number, whatever it is: all of it, where it has fewer than 12 letters and digits. */
export function maskCard(text: string): string {
  if (isMaskedCard(text)) return text;
  const found = maskUnder(text, "card");
  return found === text ? maskCardNumber(text, /[\p{L}\p{N}]/gu) : found;
}

/** Masks the groups of digits in a run that make a card number together, the longest first. */
function maskRun(run: string): string {
  const groups = [...run.matchAll(/\p{Nd}+/gu)].map(({ 0: digits, index }) => {
    return { start: index, end: index + digits.length, digits: asciiDigits(digits) };
  });
  let masked = "";
  let done = 0;
  for (let first = 0; first < groups.length; first++) {
    const last = lastOfCard(groups, first);
    if (last === undefined) continue;
    const start = groups[first]?.start ?? 0;
    const end = groups[last]?.end ?? 0;
    masked += run.slice(done, start) + maskCardNumber(run.slice(start, end));
    done = end;
    first = last;
  }
  return masked + run.slice(done);
}

/** The index of the group with which the longest card number ends that begins with a group; undefined if none does. */
function lastOfCard(groups: { digits: string }[], first: number): number | undefined {
  let digits = "";
  let found: number | undefined;
  for (let last = first; digits.length < 19 && last < groups.length; last++) {
    digits += groups[last]?.digits;
    if (digits.length >= 12 && cardNumber.test(digits) && passesLuhn(digits)) found = last;
  }
  return found;
}

function maskLongRun(run: string): string {
  return asciiDigits(run).length >= 12 && !run.includes("*") ? maskCardNumber(run) : run;
}

/** A card number as responses show it: the first six and the last four digits, `512381******0000`. A shorter one than any has none. */
function maskCardNumber(number: string, characters = /\p{Nd}/gu): string {
  const count = [...number.matchAll(characters)].length;
  let index = 0;
  return number.replaceAll(characters, (character) => {
    index++;
    return count >= 12 && (index <= 6 || index > count - 4) ? character : "*";
  });
}

/** The digits of a text, of whatever script: Unicode has those of each in tens, in order. */
function asciiDigits(text: string): string {
  return text.replaceAll(/\P{Nd}/gu, "").replaceAll(/[^0-9]/gu, (digit) => {
    let before = digit.codePointAt(0) ?? 0;
    let value = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(--before))) value++;
    return String(value % 10);
  });
}

/** Whether the last of the digits is the check digit of those before it, by ISO/IEC 7812. The client has one of its own, as it is shipped alone. */
export function passesLuhn(number: string): boolean {
  const digits = number.replaceAll(/\D/g, "");
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (1 + (index % 2));
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits !== "" && sum % 10 === 0;
}

/** Masks the card numbers in a map of any shape, names of members included. */
export function maskMembers(map: object): Record<string, unknown> {
  return mapMembers(map, maskUnder);
}

/** A copy of JSON in which each text and number was changed, names of members included. A number that changes becomes a text. */
export function mapTexts(value: unknown, change: (text: string, key: string) => string, key = ""): unknown {
  if (typeof value === "string" || typeof value === "number" || isRawNumber(value)) {
    const text = isRawNumber(value) ? value.rawJSON : String(value);
    const changed = change(text, key);
    return changed === text ? value : changed;
  }
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change, key));
  if (typeof value === "object" && value !== null) return mapMembers(value, change);
  return value;
}

/** {@link mapTexts} for a map. */
function mapMembers(map: object, change: (text: string, key: string) => string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [change(key, ""), mapTexts(value, change, key)]));
}
