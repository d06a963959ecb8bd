import { createHash } from "node:crypto";

/** A number from 0 to 1, itself not included, that looks random and is the same for the same seed and name, always. */
export function chance(seed: number, ...name: (string | number)[]): number {
  const digest = createHash("sha256")
    .update(JSON.stringify([seed, ...name]))
    .digest();
  return digest.readUInt32BE() / 2 ** 32;
}
