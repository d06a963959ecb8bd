import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { generatedFolder, root } from "../../cli/repository.ts";
import type { Answer } from "../answers/answer.ts";
import type { Generator } from "../generators/generator.ts";

/** Where clients are generated and compiled. What build tools keep there makes the next run quick. */
const cache = `${root}node_modules/.cache/codegen`;

/**
 * Copies the programs that make the journeys, and what they share, to the cache, laid out as they are here, and the 3.1
 * document for those who stop at 3.0.
 */
export function layOutSources(): void {
  const isHarness = (file: string) => ["generator.ts", "commands.ts"].includes(basename(file));
  for (const folder of ["generators", "languages"]) {
    cpSync(`${root}scripts/codegen/${folder}`, `${cache}/${folder}`, {
      recursive: true,
      filter: (file) => !isHarness(file),
    });
  }
  cpSync(`${root}${generatedFolder}/openapi.json`, `${cache}/openapi.json`);
  writeFileSync(`${cache}/package.json`, '{ "type": "module" }\n');
}

/**
 * Puts the document as `openapi.json` and the answers into a generator's work folder, and removes the client of the run
 * before, `client/`.
 */
export function prepareWorkFolder(generator: Generator, toRead: Answer[]): { folder: string; answers: string } {
  const folder = `${cache}/generators/${generator.name}`;
  rmSync(`${folder}/client`, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(`${root}${generatedFolder}/${generator.document}`, `${folder}/openapi.json`);
  const answers = `${folder}/answers.json`;
  writeFileSync(answers, JSON.stringify(toRead));
  return { folder, answers };
}
