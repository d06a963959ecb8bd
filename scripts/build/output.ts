import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { generatedFolder, root } from "../openapi/paths.ts";
import type { Artifacts } from "./artifacts.ts";

/** What the build leaves to others: made by `prepack`, and by the code generation tests. */
const foreign = ["package/", "codegen.md"];

/** Folders that are built but not committed, so that a fresh clone is not stale without them. */
export const uncommitted = ["docs/"];

const folder = `${root}${generatedFolder}`;

/** Names of the files below generated/ that differ from the artifacts, are missing, or should not be there. */
export function staleFiles(artifacts: Artifacts): string[] {
  const changed = [...artifacts].filter(([name, text]) => textOf(name) !== text).map(([name]) => name);
  return [...changed, ...leftovers(artifacts)].sort();
}

/** Writes what differs and removes what should not be there. A file is whole or as it was, never half-written. */
export function writeArtifacts(artifacts: Artifacts): string[] {
  const stale = staleFiles(artifacts);
  for (const name of stale) {
    const file = `${folder}/${name}`;
    const text = artifacts.get(name);
    if (text === undefined) {
      rmSync(file);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    const unfinished = `${file}.${process.pid}.tmp`;
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  }
  return stale;
}

function textOf(name: string): string | undefined {
  try {
    return readFileSync(`${folder}/${name}`, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function leftovers(artifacts: Artifacts): string[] {
  return globSync("**", { cwd: folder })
    .filter((name) => statSync(`${folder}/${name}`).isFile())
    .filter((name) => !artifacts.has(name) && !foreign.some((prefix) => name.startsWith(prefix)));
}
