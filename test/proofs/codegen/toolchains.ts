import { spawn } from "node:child_process";
import { constants, setPriority, tmpdir } from "node:os";

/** Commands that succeed where a toolchain is complete. */
const toolchains = {
  node: [["node", "--version"]],
  java: [
    ["java", "-version"],
    ["mvn", "--version"],
  ],
  python: [["python3", "-c", "import venv, ensurepip"]],
  go: [["go", "version"]],
  rust: [["cargo", "--version"]],
  php: [["php", "-r", "require 'GuzzleHttp/autoload.php'; curl_version(); mb_internal_encoding();"]],
} satisfies Record<string, Command[]>;

export type ToolchainName = keyof typeof toolchains;

/** Names of the toolchains that this machine does not have. */
export async function missingToolchains(): Promise<Set<ToolchainName>> {
  const missing = new Set<ToolchainName>();
  for (const [name, probes] of Object.entries(toolchains)) {
    for (const probe of probes) {
      const { succeeded } = await runCommand(probe, tmpdir(), {}, 60);
      if (!succeeded) missing.add(name as ToolchainName);
    }
  }
  return missing;
}

/** A program and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** How a command ended, and what it said on both streams and on stdout alone. */
export interface Outcome {
  succeeded: boolean;
  output: string;
  stdout: string;
}

/** Runs a command at low priority and kills it, with all that it started, when its time is over. */
export function runCommand(
  command: Command,
  folder: string,
  environment: NodeJS.ProcessEnv,
  seconds: number,
): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    // A process group of its own, so that compilers started by build tools end with them.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  let output = "";
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    stdout += chunk;
    output += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    output += chunk;
  });
  const end = () => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // The group has ended already.
    }
  };
  const timer = setTimeout(() => {
    output += `\nStopped after ${seconds} s.`;
    end();
  }, seconds * 1000);
  process.once("exit", end);
  const finish = (succeeded: boolean) => {
    clearTimeout(timer);
    process.off("exit", end);
    resolve({ succeeded, output, stdout });
  };
  child.on("error", (error) => {
    output += error.message;
    finish(false);
  });
  child.on("close", (code) => finish(code === 0));
  return promise;
}
