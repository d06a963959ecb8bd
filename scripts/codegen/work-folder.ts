import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { generatedFolder, root } from "../openapi/paths.ts";
import type { Generator } from "./generator.ts";
import type { Sample } from "./samples.ts";

/** Where clients are generated and compiled. What build tools keep there makes the next run quick. */
const cache = `${root}node_modules/.cache/codegen`;

/** Copies the programs that make the journeys to the cache, laid out as they are here. */
export function layOutSources(): void {
  const isHarness = (file: string) => ["generator.ts", "commands.ts"].includes(basename(file));
  cpSync(`${root}scripts/codegen`, cache, { recursive: true, filter: (file) => !isHarness(file) });
  writeFileSync(`${cache}/package.json`, '{ "type": "module" }\n');
}

/** Puts the document as `openapi.json` and `samples.json` into a generator's work folder, and removes the client of the run before, `client/`. */
export function prepareWorkFolder(generator: Generator, samples: Sample[]): string {
  const folder = `${cache}/${generator.name}`;
  rmSync(`${folder}/client`, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(`${root}${generatedFolder}/${generator.document}`, `${folder}/openapi.json`);
  writeFileSync(`${folder}/samples.json`, JSON.stringify(samples));
  return folder;
}
