import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/cli/repository.ts";
import { runProgram } from "../../scripts/cli/run-program.ts";

/**
 * What the compiler has against files of a folder, as a strict project sets it; nothing if they are right.
 *
 * @param typescript the folder of another version of it
 */
export async function complaints(
  folder: string,
  files: string[],
  options: Record<string, unknown>,
  typescript: string = join(root, "node_modules/typescript"),
): Promise<string> {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    target: "es2024",
    allowImportingTsExtensions: true,
    noEmit: true,
    types: ["node"],
    ...options,
  };
  const config = join(folder, "tsconfig.json");
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  const compiler = join(typescript, "bin/tsc");
  const { code, stdout } = await runProgram(process.execPath, [compiler, "--project", config], { cwd: folder });
  return code === 0 ? "" : stdout;
}
