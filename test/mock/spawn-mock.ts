import { spawn } from "node:child_process";
import { once } from "node:events";
import { root } from "../../scripts/cli/repository.ts";

/** A mock in a process of its own. Kill it, or it outlives the test. */
export interface SpawnedMock {
  url: string;
  /** Everything on stdout so far: the log. */
  stdout(): string;
  stderr(): string;
  /** Closes the reading end of its stdout. */
  stopReading(): void;
  interrupt(): void;
  /** Asks it to end, as a supervisor does. */
  terminate(): void;
  /** Ends it as `kill -9` does. */
  kill(): void;
  /** Resolves to the exit code. */
  ended: Promise<number | null>;
}

/** Starts `scripts/mock.ts`, or another file, on a free port. */
export async function spawnMock(...args: string[]): Promise<SpawnedMock> {
  return spawnFile(`${root}scripts/mock.ts`, ...args);
}

export async function spawnFile(file: string, ...args: string[]): Promise<SpawnedMock> {
  const child = spawn(process.execPath, [file, ...args, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close").then(([code]) => code as number | null);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
      const address = /Mock {2}(\S+)/.exec(stderr)?.[1];
      if (address) resolve(address);
    });
    ended.then((code) => reject(new Error(`ended with ${code}: ${stderr}`)));
  });
  return {
    url,
    stdout: () => stdout,
    stderr: () => stderr,
    stopReading: () => child.stdout.destroy(),
    terminate: () => child.kill("SIGTERM"),
    interrupt: () => child.kill("SIGINT"),
    kill: () => child.kill("SIGKILL"),
    ended,
  };
}
