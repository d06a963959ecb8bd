/**
 * Prints a table row by row, as what it shows is measured.
 *
 * @param label how wide the first column is, in characters
 * @param cell how wide each of the others is
 */
export function rowPrinter(label: number, cell: number): (text: string, cells: string[]) => void {
  return (text, cells) => {
    const line = `${text.padEnd(label)}${cells.map((each) => each.padStart(cell)).join("")}`;
    process.stdout.write(`${line.trimEnd()}\n`);
  };
}

/** The value in the middle. */
export function median(values: number[]): number {
  return [...values].sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? Number.NaN;
}
