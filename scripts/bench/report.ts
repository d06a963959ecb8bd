/** Prints a time beside another. */
export function report(what: string, time: number, reference: number): void {
  process.stdout.write(
    `${what.padEnd(24)} ${time.toFixed(2).padStart(6)} s   ${(reference / time).toFixed(1).padStart(5)} times as fast\n`,
  );
}
