import { execFile } from "node:child_process";

/** What a program left behind. */
export interface ProgramRun {
  /** Its exit code. */
  code: number;
  stdout: string;
  stderr: string;
}

/** Where a program runs; in this process's folder and environment by default. */
export interface ProgramOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/** Largest output that is taken, in bytes: Node's own limit is a megabyte. */
const maxBuffer = 256 * 1024 * 1024;

/** Runs a program, and resolves when it ends, whatever its exit code. It rejects if the program doesn't start or is killed. */
export function runProgram(file: string, args: string[], options: ProgramOptions = {}): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { ...options, maxBuffer }, (error, stdout, stderr) => {
      if (error && typeof error.code !== "number") reject(error);
      else resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

/**
 * As {@link runProgram}, for what the program prints.
 *
 * @throws Error with what it says if its exit code is not 0
 */
export async function outputOf(file: string, args: string[], options?: ProgramOptions): Promise<string> {
  const { code, stdout, stderr } = await runProgram(file, args, options);
  if (code !== 0) throw new Error(`${[file, ...args].join(" ")}: exit code ${code}\n${stderr || stdout}`);
  return stdout;
}
