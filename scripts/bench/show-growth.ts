import { inTemporaryFolder } from "../cli/temporary-folder.ts";
import { growContract } from "./grow.ts";
import { type Cost, measure } from "./measure.ts";
import { rowPrinter } from "./row-printer.ts";
import type { Step } from "./steps.ts";

/** Numbers of operations. */
const sizes = [10, 100, 1000];

const measured: Step[] = ["build", "docs", "mock's start", "mock's answer"];

const row = rowPrinter(16, 30);

/** Prints what each step costs with contracts of several sizes, and how often the cost of the smallest one that is. */
export async function showGrowth(): Promise<void> {
  row("operations", sizes.map(String));
  await inTemporaryFolder(async (folder) => {
    for (const size of sizes) growContract(`${folder}/${size}`, size);
    for (const step of measured) {
      const costs: Cost[] = [];
      for (const size of sizes) costs.push(await measure(step, `${folder}/${size}`));
      const [first] = costs;
      row(
        step,
        costs.map((cost) => toCell(cost, first ?? cost)),
      );
    }
  });
}

function toCell({ seconds, megabytes }: Cost, first: Cost): string {
  const time = seconds < 0.1 ? `${(seconds * 1000).toFixed(1)} ms` : `${seconds.toFixed(1)} s`;
  return `${time} (x ${(seconds / first.seconds).toFixed(1)}), ${megabytes.toFixed(0)} MB`;
}
