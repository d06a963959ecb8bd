import { UsageError } from "../../command-line/command-line.ts";
import { readWholeNumber } from "../../command-line/read-whole-number.ts";
import { readDuration } from "../platform/duration.ts";

/** Timers can't wait longer than this, in milliseconds. */
const largest = 2 ** 31 - 1;

/** Reads a whole number from 0. @throws UsageError if it is none, or too large for a timer */
export function readCount(value: string, flag: string): number {
  return readWholeNumber(value, flag, { least: 0, most: largest });
}

/** Reads a duration such as `1s`, into milliseconds. @throws UsageError if it is none, or too long for a timer */
export function readMilliseconds(value: string, flag: string): number {
  const milliseconds = readDuration(value);
  if (milliseconds === undefined || milliseconds > largest) {
    throw new UsageError(`${flag} ${value}: not a duration. Give one such as 100ms, 1s or 1m.`);
  }
  return milliseconds;
}

/** Reads a number from 0 to 100, with decimals or not. @throws UsageError if it is none */
export function readPercentage(value: string, flag: string): number {
  const percentage = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || percentage > 100) {
    throw new UsageError(`${flag} ${value}: not a percentage. Give a number from 0 to 100.`);
  }
  return percentage;
}
