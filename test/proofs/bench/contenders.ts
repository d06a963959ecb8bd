import { execFileSync, spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { CheckError } from "../../../scripts/cli/command-line.ts";
import { generatedFolder, root } from "../../../scripts/cli/repository.ts";
import { freePort } from "../../running.ts";

/** Node's arguments for each server that is measured. */
export const contenders = {
  /** The mock as it runs in the repository, without state and with it. */
  own: (port: string) => [`${root}scripts/mock.ts`, "--stateless", "--log", "silent", "--port", port],
  stateful: (port: string) => [`${root}scripts/mock.ts`, "--log", "silent", "--port", port],
  stock: (port: string) => [`${root}node_modules/.bin/prism`, "mock", contractDocument, "--port", port, "-v", "silent"],
  backend: (port: string) => [`${root}test/proofs/bench-mock.ts`, "--serve", "openapi-backend", "--port", port],
  bare: (port: string) => [`${root}test/proofs/bench-mock.ts`, "--serve", "bare", "--port", port],
} as const;

/** What all of them answer by. */
export const contractDocument = `${root}${generatedFolder}/openapi.json`;

export type Contender = keyof typeof contenders;

/** How a table calls them. */
export const names: Record<Contender, string> = {
  own: "the mock, stateless",
  stateful: "the mock, with state",
  stock: "stock Prism",
  backend: "openapi-backend",
  bare: "bare node:http",
};

/** How long a server may take to answer, in milliseconds. */
const patience = 30_000;

/** A server in a process of its own. */
export interface ServerProcess {
  url: string;
  pid: number | undefined;
  /** Seconds from the start of the process to its first answer. */
  startUp: number;
  /** What it has in memory now, in megabytes. */
  residentSize(): number;
  stop(): Promise<void>;
}

/**
 * Starts a server, and resolves when it answers.
 *
 * @param command Node's arguments, for a port
 */
export async function startServer(command: (port: string) => string[]): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = performance.now();
  const child = spawn(process.execPath, command(`${port}`), { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = () => {
    child.kill("SIGKILL");
    return ended;
  };
  while (performance.now() - start < patience && child.exitCode === null) {
    if (await fetch(url).catch(() => undefined)) {
      const startUp = (performance.now() - start) / 1000;
      return { url, pid: child.pid, startUp, residentSize: () => residentSize(child.pid), stop };
    }
    await delay(5);
  }
  await stop();
  throw new CheckError(`${command(`${port}`).join(" ")}: no answer within ${patience} ms. ${said}`);
}

function residentSize(pid: number | undefined): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", `${pid}`], { encoding: "utf8" })) / 1024;
}
