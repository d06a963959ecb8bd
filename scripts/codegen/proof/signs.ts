import { existsSync, readFileSync } from "node:fs";
import { type Command, runCommand } from "../commands/command.ts";
import type { Gap, Sign } from "../generators/generator.ts";

/** Longest time of a command that shows a gap, in seconds. */
const limit = 120;

/** The gaps that nothing shows any more, of those that have a sign. `noted` holds the warnings and habits of the run. */
export async function closedGaps(gaps: Gap[], folder: string, noted: string[]): Promise<Gap[]> {
  const closed: Gap[] = [];
  for (const gap of gaps) {
    if ("sign" in gap && !gap.sign.shows.test(await textOf(gap.sign, folder, noted))) closed.push(gap);
  }
  return closed;
}

/** What the commands that show gaps printed, by sign: generators of one kind share gaps, and one of them shows it for all. */
const printed = new Map<Sign, Promise<string>>();

async function textOf(sign: Sign, folder: string, noted: string[]): Promise<string> {
  const text = sign.after ? await print(sign, sign.after, folder) : noted.join("\n");
  if (!sign.file) return text;
  return existsSync(`${folder}/${sign.file}`) ? readFileSync(`${folder}/${sign.file}`, "utf8") : "";
}

function print(sign: Sign, command: Command, folder: string): Promise<string> {
  const text = printed.get(sign) ?? runCommand(command, folder, {}, limit).then(({ output }) => output);
  printed.set(sign, text);
  return text;
}
