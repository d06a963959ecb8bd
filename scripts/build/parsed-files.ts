import { statSync } from "node:fs";
import { BaseResolver, type Config } from "@redocly/openapi-core";

/** The files that were read for a folder's contract, and when their reading began, in Unix milliseconds. */
const read = new Map<string, { resolver: BaseResolver; since: number }>();

/** A resolver that has the files of the last build in memory, but for those that were changed since. */
export function filesOf(folder: string, config: Config): BaseResolver {
  const { resolver, since } = read.get(folder) ?? { resolver: new BaseResolver(config.resolve), since: 0 };
  for (const file of resolver.cache.keys()) if (isNewer(file, since)) resolver.cache.delete(file);
  read.set(folder, { resolver, since: Date.now() });
  return resolver;
}

/** A resolver with the same files, which may be taken apart: that is what bundling does to them. */
export async function copyOf({ cache }: BaseResolver): Promise<BaseResolver> {
  const copy = new BaseResolver();
  for (const [file, document] of cache) {
    const original = await document;
    const own = original instanceof Error ? original : { ...original, parsed: structuredClone(original.parsed) };
    copy.cache.set(file, Promise.resolve(own));
  }
  return copy;
}

/** A file that another was renamed to may have an old time of its last writing, but not of its last change. */
function isNewer(file: string, since: number): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined || stat.ctimeMs >= since - 20;
}
