import { hash, randomInt } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const length = 16;

/** A fresh ID that nobody can guess: the prefix and 16 letters and digits. */
export function freshId(prefix: string): string {
  return prefix + Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** The same ID for the same parts, always. They can't be read back from it. */
export function derivedId(prefix: string, ...parts: string[]): string {
  const digest = hash("sha256", JSON.stringify(parts), "buffer");
  return prefix + Array.from(digest.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join("");
}
