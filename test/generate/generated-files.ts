import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What was generated in a copy of the repository, and when each file was written last. */
export function generatedFiles(folder: string): [name: string, text: string, written: number][] {
  const paths = globSync("generated/**", { cwd: folder }).map((name) => [name, join(folder, name)] as const);
  return paths
    .filter(([, path]) => statSync(path).isFile())
    .sort()
    .map(([name, path]) => [name, readFileSync(path, "utf8"), statSync(path).mtimeMs]);
}
