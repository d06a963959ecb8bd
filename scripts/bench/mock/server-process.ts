import { execFileSync, spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../../../test/running.ts";
import { CheckError } from "../../cli/command-line.ts";

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
