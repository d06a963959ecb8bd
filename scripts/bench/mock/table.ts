/** Begins a table with its title and the heads of its columns. */
export function title(text: string, heads: string[]): void {
  process.stdout.write("\n");
  row(text, heads);
}

/** Prints a line of a table. */
export function row(label: string, cells: string[]): void {
  process.stdout.write(`${label.padEnd(34)}${cells.map((cell) => cell.padStart(18)).join("")}\n`.replace(/ +\n/, "\n"));
}
