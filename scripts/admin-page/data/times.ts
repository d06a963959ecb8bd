/** A time of day in UTC, such as `14:05:09`. */
export function timeOfDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11, 19);
}

/** Date and time in UTC, such as `2026-11-24 14:05:09`. */
export function dateAndTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ");
}
