/** How much a text may hold. */
interface Bounds {
  /** In characters. */
  longest: number;
  /** How deep arrays and objects may be in others. */
  deepest: number;
  /** How many items an array may have, and how many members an object. */
  widest: number;
}

/** What is judged of a response: far more than any has, and little enough that all judgements end. */
export const ofBodies: Bounds = { longest: 10_000_000, deepest: 100, widest: 10_000 };

/** The JSON in a text, whatever stands before it; undefined if there is none, or more than the bounds allow. */
export function parseText(text: string, bounds: Bounds = ofBodies): unknown {
  if (isTooMuch(text, bounds)) return undefined;
  try {
    const value = JSON.parse(text.replace(/^\ufeff/, ""));
    makeConvertible(value);
    return value;
  } catch {
    return undefined;
  }
}

/** Whether a text has more than the bounds allow. It is counted before it is parsed: what is parsed lacks members that were there twice. */
export function isTooMuch(text: string, { longest, deepest, widest }: Bounds = ofBodies): boolean {
  if (text.length > longest) return true;
  /** How many items are before the one at hand, for each array or object that is open. */
  const open: number[] = [];
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') inString = !inString;
    else if (inString) {
      if (character === "\\") index++;
    } else if (character === "[" || character === "{") {
      if (open.push(0) > deepest) return true;
    } else if (character === "]" || character === "}") open.pop();
    else if (character === ",") {
      const count = (open.pop() ?? 0) + 1;
      if (count >= widest) return true;
      open.push(count);
    }
  }
  return false;
}

/** `String` and `Number` throw for an object whose own members have the names of the methods that they call. */
function makeConvertible(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  if (Object.hasOwn(value, "toString") || Object.hasOwn(value, "valueOf"))
    Object.defineProperty(value, Symbol.toPrimitive, { value: () => "[object Object]" });
  for (const inner of Object.values(value)) makeConvertible(inner);
}
