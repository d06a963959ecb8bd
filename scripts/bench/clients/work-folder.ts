import { execFile } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import ts from "typescript";
import { generatedFolder, root } from "../../cli/repository.ts";
import type { Candidate } from "./candidate.ts";

/** Where clients are generated and measured. What is installed there stays for the next run. */
export const workFolder = `${root}node_modules/.cache/bench-clients`;

/** The generators, which nothing else in the project needs. */
const dependencies = {
  "@hey-api/openapi-ts": "0.99.0",
  orval: "8.38.0",
  "swagger-typescript-api": "13.13.0",
  // The newest has no compiler API for them.
  typescript: ts.version,
};

const run = (program: string, args: string[]) =>
  promisify(execFile)(program, args, { cwd: workFolder, env: { ...process.env, REDOCLY_TELEMETRY: "off" } });

/** Installs the generators and generates their clients, all from the neutral contract. */
export async function prepareWorkFolder(candidates: Candidate[]): Promise<void> {
  mkdirSync(workFolder, { recursive: true });
  writeFileSync(`${workFolder}/package.json`, JSON.stringify({ private: true, type: "module", dependencies }));
  cpSync(`${root}${generatedFolder}/openapi.json`, `${workFolder}/openapi.json`);
  await run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"]);
  for (const { generate } of candidates) {
    if (!generate) continue;
    const [program, ...args] = generate;
    await run(program.startsWith("/") ? program : `node_modules/.bin/${program}`, args);
  }
}
