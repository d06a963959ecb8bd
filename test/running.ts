import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { delimiter, join } from "node:path";
import { root } from "../scripts/cli/repository.ts";

/** A command that runs until it is interrupted. */
export interface Running {
  /** Everything printed so far. */
  output(): string;
  /** Resolves to the first match in what is printed, and rejects if the command ends without one. */
  prints(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Sends what Ctrl-C sends, and resolves to the exit code. */
  interrupt(): Promise<number | null>;
  /** Resolves to the exit code. */
  ends(): Promise<number | null>;
}

/** Starts a command in the repository's root. Call `interrupt` or `ends`, or it outlives the test. */
export function start(command: string, ...args: string[]): Running {
  return startIn(root, command, ...args);
}

/** Starts a command in a folder, as `start` does. */
export function startIn(folder: string, command: string, ...args: string[]): Running {
  const child: ChildProcess = spawn(command, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let output = "";
  const ended = once(child, "close").then(([code]) => code as number | null);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return {
    output: () => output,
    ends: () => ended,
    interrupt() {
      // A terminal sends it to everything that the command has started, too.
      if (child.pid && child.exitCode === null) process.kill(-child.pid, "SIGINT");
      return ended;
    },
    async prints(pattern) {
      for (;;) {
        const match = output.match(pattern);
        if (match) return match;
        const more = [child.stdout, child.stderr].flatMap((stream) => (stream ? [once(stream, "data")] : []));
        const code = await Promise.race([...more, ended]);
        if (!Array.isArray(code) && !output.match(pattern)) throw new Error(`ended with ${code}: ${output}`);
      }
    },
  };
}

/**
 * Whether a program that npm does not bring is on this machine. Where it is not, it says which proof is left out; in CI none may be.
 *
 * @throws Error in CI, where the program is missing
 */
export function isInstalled(program: string, proof: string): boolean {
  const folders = (process.env.PATH ?? "").split(delimiter);
  if (folders.some((folder) => existsSync(join(folder, program)))) return true;
  const message = `${program}: is not installed. Left out: ${proof}.`;
  if (process.env.CI) throw new Error(message);
  process.stderr.write(`${message}\n`);
  return false;
}

/** A port of the loopback address that nobody listens on at present. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
