/** 12 to 19 digits, in groups or not. */
const digitRuns = /(?<!\d)\d(?:[ -]?\d){11,18}(?!\d)/g;

const cardKey = /card|(^|_)pan($|_)/i;

/** A card number as responses show it: the first six and the last four digits, `512381******0000`. */
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

/** Whether the last of the digits is the check digit of those before it, by ISO/IEC 7812. The client has one of its own, as it is shipped alone. */
export function passesLuhn(number: string): boolean {
  const digits = number.replaceAll(/\D/g, "");
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (1 + (index % 2));
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits !== "" && sum % 10 === 0;
}

/** {@link maskText} for the value of a member. Under a name such as `card_number` any 12 to 19 digits count. */
export function maskUnder(text: string, key: string): string {
  return cardKey.test(key) ? text.replaceAll(digitRuns, maskCardNumber) : maskText(text);
}

/** Masks the card numbers in a map of any shape, names of members included. */
export function maskMembers(map: object): Record<string, unknown> {
  return mapMembers(map, maskUnder);
}

/** A copy of JSON in which each text and number was changed, names of members included. A number that changes becomes a text. */
export function mapTexts(value: unknown, change: (text: string, key: string) => string, key = ""): unknown {
  if (typeof value === "string" || typeof value === "number") {
    const text = String(value);
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
