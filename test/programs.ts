import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

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
