import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { generatedFolder, root } from "../openapi/paths.ts";
import { brandNames } from "./brand-names.ts";
import type { Artifacts } from "./document-files.ts";

/** What the build leaves to others: made by `prepack`, and by the code generation tests. */
const foreign = ["package/", "codegen.md"];

/** Folders that are built but not committed, so that a fresh clone is not stale without them. */
export const uncommitted = ["brands/", "docs/"];

const folder = `${root}${generatedFolder}`;

/** Names of the files below generated/ that differ from the artifacts, are missing, or should not be there. */
export function staleFiles(artifacts: Artifacts): string[] {
  return [...changed(artifacts), ...leftovers(artifacts)].sort();
}

/** Writes what differs and removes what should not be there, and gives the names of both. */
export function writeArtifacts(artifacts: Artifacts): string[] {
  const gone = leftovers(artifacts);
  for (const name of gone) rmSync(`${folder}/${name}`);
  return [...writeChanged(artifacts), ...gone].sort();
}

/** Writes what differs, and gives its names. A file is whole or as it was, never half-written. */
export function writeChanged(artifacts: Artifacts): string[] {
  const names = changed(artifacts);
  for (const name of names) {
    const file = `${folder}/${name}`;
    mkdirSync(dirname(file), { recursive: true });
    const unfinished = `${file}.${process.pid}.tmp`;
    writeFileSync(unfinished, artifacts.get(name) ?? "");
    renameSync(unfinished, file);
  }
  return names;
}

function changed(artifacts: Artifacts): string[] {
  return [...artifacts].filter(([name, text]) => textOf(name) !== text).map(([name]) => name);
}

function textOf(name: string): string | undefined {
  try {
    return readFileSync(`${folder}/${name}`, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** What is of no use any more. Brands that were not derived this time may stay, if there still are such brands. */
function leftovers(artifacts: Artifacts): string[] {
  const derived = [...artifacts.keys()];
  const others = brandNames()
    .flatMap((brand) => [`brands/${brand}/`, `docs/brands/${brand}/`])
    .filter((prefix) => !derived.some((name) => name.startsWith(prefix)));
  return globSync("**", { cwd: folder })
    .filter((name) => statSync(`${folder}/${name}`).isFile())
    .filter((name) => !artifacts.has(name) && ![...foreign, ...others].some((prefix) => name.startsWith(prefix)));
}
