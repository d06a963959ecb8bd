import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Worker, type WorkerOptions } from "node:worker_threads";

const commandLine = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");

/** Starts Redocly's command line in a thread. In the package, `start-packaged-redocly.ts` is in this file's place. */
export function startRedocly(options: WorkerOptions): Worker {
  return new Worker(commandLine, options);
}
