import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { root } from "../cli/repository.ts";
import type { Step } from "./steps.ts";

/** What a step costs. */
export interface Cost {
  seconds: number;
  /** The most memory that its process had at a time, in megabytes. */
  megabytes: number;
}

/** Takes a step with the contract in a folder in a process of its own, which is the only way to know its peak of memory. */
export async function measure(step: Step, folder: string): Promise<Cost> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    `${root}scripts/bench-build.ts`,
    "--step",
    step,
    folder,
  ]);
  return JSON.parse(stdout);
}

/** The other side of `measure`: takes the step here, and prints what it cost. */
export async function measureHere(step: Step, folder: string): Promise<void> {
  const { steps } = await import("./steps.ts");
  const seconds = await steps[step](folder);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ seconds, megabytes } satisfies Cost));
}
