import { readFileSync } from "node:fs";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { brotliDecompressSync } from "node:zlib";

/** As in `start-redocly.ts`. The package has no other packages beside it, and of Redocly's only what `diff` runs, compressed. */
export function startRedocly(options: WorkerOptions): Worker {
  const file = new URL("redocly-diff.js.br", import.meta.url);
  return new Worker(brotliDecompressSync(readFileSync(file)).toString(), { ...options, eval: true });
}
