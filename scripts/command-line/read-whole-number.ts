import { UsageError } from "./command-line.ts";

/**
 * Reads a whole number in decimal digits.
 *
 * @param flag as it is typed, such as `--rounds`: the error names it
 * @param range the least and the most that are taken, both included
 * @throws UsageError if it is no such number, or out of the range
 */
export function readWholeNumber(value: string, flag: string, { least, most }: { least: number; most: number }): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new UsageError(`${flag} ${value}: no number that fits. Give a whole number from ${least} to ${most}.`);
}
