import { once } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { root } from "../../scripts/cli/repository.ts";
import { type LogEntry, type MockOptions, startMock } from "../../scripts/mock/start-mock.ts";
import { type Child, startChild } from "../child.ts";

/** Memory of a process, in bytes. */
export interface Memory {
  /** What is in use by JavaScript, or held for it, with what can't be reached collected. */
  used: number;
  resident: number;
  /** How many connections, timers, and the like are open. */
  handles: number;
}

/** Where a mock is. */
interface Addresses {
  url: string;
  adminUrl: string;
}

/** A mock in a process of its own, so that its memory, of which it tells, is its alone. */
export type MockProcess = Addresses & Child<Addresses, Memory>;

/** Starts a mock with these options. */
export async function startMockProcess(options: MockOptions): Promise<MockProcess> {
  const file = `${root}test/soak/mock-process.ts`;
  const child = await startChild<Addresses, Memory>(file, JSON.stringify(options));
  return { ...child, ...child.first };
}

if (import.meta.main) {
  const log = ({ status, reason }: LogEntry) => {
    if (status === 503 && reason) process.stderr.write(`${new Date().toISOString()} 503: ${reason}\n`);
  };
  const mock = await startMock({ ...JSON.parse(process.argv[2] ?? "{}"), log });
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  process.on("message", () => {
    collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    const handles = process.getActiveResourcesInfo().length;
    process.send?.({ used: heapUsed + external, resident: rss, handles } satisfies Memory);
  });
  process.send?.({ url: mock.url, adminUrl: mock.adminUrl });
  await once(process, "disconnect");
  const tell = () => process.stderr.write(`Still open: ${process.getActiveResourcesInfo().join(", ")}\n`);
  setTimeout(tell, 20_000).unref();
  await mock.close();
  process.stderr.write("Closed.\n");
}
