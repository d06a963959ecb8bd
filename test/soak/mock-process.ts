import { fork } from "node:child_process";
import { once } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { root } from "../../scripts/cli/repository.ts";
import { type MockOptions, startMock } from "../../scripts/mock/start-mock.ts";

/** Memory of a process, in bytes. */
export interface Memory {
  /** What is in use by JavaScript, or held for it, with what can't be reached collected. */
  used: number;
  resident: number;
  /** How many connections, timers, and the like are open. */
  handles: number;
}

/** A mock in a process of its own, so that its memory is its alone. */
export interface MockProcess {
  url: string;
  adminUrl: string;
  memory(): Promise<Memory>;
  /** How the process ended, if it did. */
  death(): string | undefined;
  /** Closes the mock, and resolves to the exit code, or the signal in its place. */
  end(): Promise<number | string>;
}

/** How long a mock may take to close, in milliseconds: longer than the deadline of any request or callback. */
const longestEnd = 30_000;

/** Starts a mock with these options. */
export async function startMockProcess(options: MockOptions): Promise<MockProcess> {
  const child = fork(`${root}test/soak/mock-process.ts`, [JSON.stringify(options)], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  let death: string | undefined;
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-2000);
  });
  const ended = once(child, "exit").then(([code, signal]) => {
    death = `${code ?? signal} ${said}`;
    return (code ?? signal) as number | string;
  });
  const next = async () => {
    const [message] = await Promise.race([once(child, "message"), ended.then(() => [])]);
    if (!message) throw new Error(`A mock ended: ${death}`);
    return message;
  };
  const { url, adminUrl } = await next();
  return {
    url,
    adminUrl,
    death: () => death,
    memory() {
      child.send("memory");
      return next();
    },
    async end() {
      if (death === undefined) child.disconnect();
      const timer = setTimeout(() => child.kill("SIGKILL"), longestEnd);
      return ended.finally(() => clearTimeout(timer));
    },
  };
}

if (import.meta.main) {
  const mock = await startMock(JSON.parse(process.argv[2] ?? "{}"));
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
  await mock.close();
}
