import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { generatedFolder, root } from "../../openapi/paths.ts";
import type { Sample } from "../answers/samples.ts";
import type { Generator } from "../generators/generator.ts";

/** Where clients are generated and compiled. What build tools keep there makes the next run quick. */
const cache = `${root}node_modules/.cache/codegen`;

/** Copies the programs that make the journeys, and what they share, to the cache, laid out as they are here. */
export function layOutSources(): void {
  const isHarness = (file: string) => ["generator.ts", "commands.ts"].includes(basename(file));
  for (const folder of ["generators", "languages"]) {
    cpSync(`${root}scripts/codegen/${folder}`, `${cache}/${folder}`, {
      recursive: true,
      filter: (file) => !isHarness(file),
    });
  }
  writeFileSync(`${cache}/package.json`, '{ "type": "module" }\n');
}

/** Puts the document as `openapi.json` and `samples.json` into a generator's work folder, and removes the client of the run before, `client/`. */
export function prepareWorkFolder(generator: Generator, samples: Sample[]): string {
  const folder = `${cache}/generators/${generator.name}`;
  rmSync(`${folder}/client`, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(`${root}${generatedFolder}/${generator.document}`, `${folder}/openapi.json`);
  writeFileSync(`${folder}/samples.json`, JSON.stringify(samples));
  return folder;
}
