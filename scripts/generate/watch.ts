import { type FSWatcher, watch } from "chokidar";
import { root } from "../cli/repository.ts";

/**
 * What the artifacts and the docs are made of, relative to the repository, as far as each build reads it anew. What builds them is
 * loaded once, so that a change of it needs another start.
 */
export const sources = [
  "spec",
  "redocly.yaml",
  "CHANGELOG.md",
  "scripts/client",
  "scripts/mock/admin/page",
  "scripts/openapi",
  "scripts/docs/site",
  "scripts/docs/samples/callbacks",
];

/** How long the files have to be quiet before a build, so that saving several at once makes one build. */
const quietMilliseconds = 50;

/** Calls `build` once now and again after each change, one at a time, until the process ends. */
export async function buildOnChange(build: () => Promise<void>): Promise<never> {
  return await watchSources(build, { built: false });
}

/** Calls `build` after each change, as long as something else keeps the process going. Resolves with what watches when it would see one. */
export function rebuildOnChange(build: () => Promise<void>): Promise<FSWatcher> {
  return new Promise((ready) => {
    watchSources(build, { built: true, ready });
  });
}

async function watchSources(
  build: () => Promise<void>,
  { built, ready }: { built: boolean; ready?: (watcher: FSWatcher) => void },
): Promise<never> {
  let changed = Promise.withResolvers<void>();
  // Node's own watch loses a file that an editor saves by renaming another in its place.
  const watcher = watch(sources, { cwd: root, ignoreInitial: true, persistent: !built });
  watcher.on("all", () => changed.resolve());
  await new Promise<void>((resolve) => {
    watcher.once("ready", resolve);
    // A system that has no more watches to give, for one. Whatever is served goes on.
    watcher.on("error", (error) => {
      process.stderr.write(`Some changes are not seen: ${(error as Error).message}\n`);
      resolve();
    });
  });
  ready?.(watcher);
  if (!built) await build();
  for (;;) {
    await changed.promise;
    await new Promise((resolve) => setTimeout(resolve, quietMilliseconds));
    changed = Promise.withResolvers<void>();
    await build();
  }
}
