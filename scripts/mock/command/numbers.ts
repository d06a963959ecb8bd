import { UsageError } from "../../command-line/command-line.ts";
import { readDuration } from "../platform/duration.ts";

/** Timers can't wait longer than this, in milliseconds. */
const largest = 2 ** 31 - 1;

/** @throws UsageError if it is no whole number from 0, or too large for a timer */
export function readCount(value: string, flag: string): number {
  const count = Number(value);
  if (!/^\d+$/.test(value) || count > largest) {
    throw new UsageError(`${flag} ${value}: not a number that fits. Give a whole number from 0 to ${largest}.`);
  }
  return count;
}

/** @throws UsageError if it is no duration such as `1s`, or too long for a timer */
export function readMilliseconds(value: string, flag: string): number {
  const milliseconds = readDuration(value);
  if (milliseconds === undefined || milliseconds > largest) {
    throw new UsageError(`${flag} ${value}: not a duration. Give one such as 100ms, 1s or 1m.`);
  }
  return milliseconds;
}

/** @throws UsageError if it is no number from 0 to 100 */
export function readPercentage(value: string, flag: string): number {
  const percentage = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || percentage > 100) {
    throw new UsageError(`${flag} ${value}: not a percentage. Give a number from 0 to 100.`);
  }
  return percentage;
}
