/** The value in the middle. */
export function median(values: number[]): number {
  return [...values].sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? Number.NaN;
}
