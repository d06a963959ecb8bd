import { loadContract } from "../build/load.ts";
import { rebuildOnChange } from "../build/watch.ts";
import { CheckError } from "../command-line/command-line.ts";
import type { ListenOptions } from "../command-line/listen.ts";
import { buildSource } from "./build-source.ts";
import { type RunningServer, serveDocs } from "./serve-docs.ts";
import { writeSite } from "./write-sites.ts";

/**
 * Serves a site that follows the spec: at each change it is built again, and pages that are open load themselves again. A spec
 * that is broken for a while is told of on stderr, and the site stays as it was.
 */
export async function serveFreshDocs(options: ListenOptions & { brand?: string | undefined }): Promise<RunningServer> {
  const { brand } = options;
  let source = { ...(await buildSource(brand)), live: true };
  const { folder } = await writeSite(source, brand);
  const docs = await serveDocs({ ...options, folder });
  const rebuild = async () => {
    // The neutral document is there at once, and its downloads follow. A brand's takes the whole build.
    if (brand === undefined) await show({ ...source, document: await loadContract() });
    source = { ...(await buildSource(brand)), live: true };
    if (brand !== undefined) await show(source);
  };
  const show = async (next: typeof source) => {
    await writeSite(next, brand);
    docs.announceChange();
  };
  rebuildOnChange(() =>
    rebuild().catch((error) => {
      // Whatever it is, it may be mended by the next save.
      process.stderr.write(`${error instanceof CheckError ? error.message : error.stack}\n`);
    }),
  );
  return docs;
}
