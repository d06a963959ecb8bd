import { median } from "../median.ts";
import { startServer } from "./server-process.ts";

/** How often each server is started; the median counts. */
const rounds = 5;

/** Seconds from the start of each server's process to its first answer, by turns. */
export async function measureStarts<Name extends string>(
  commands: Record<Name, (port: string) => string[]>,
): Promise<Record<Name, number>> {
  const names = Object.keys(commands) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const server = await startServer(commands[name]);
      times.get(name)?.push(server.startUp);
      await server.stop();
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>;
}
