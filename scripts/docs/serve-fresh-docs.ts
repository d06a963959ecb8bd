import { setTimeout } from "node:timers/promises";
import { bundleContract } from "../build/load.ts";
import { rebuildOnChange } from "../build/watch.ts";
import { CheckError } from "../command-line/command-line.ts";
import type { ListenOptions } from "../command-line/listen.ts";
import { buildSource } from "./build-source.ts";
import { type RunningServer, serveDocs } from "./serve-docs.ts";
import { writeSite } from "./write-sites.ts";

/** How long pages that are open get to load themselves again, before a build keeps the process from answering. */
const reloadMilliseconds = 300;

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
    // The neutral document is shown at once; whether it keeps the rules is said with the whole build, which a brand's has to wait
    // for. One that is too broken to be shown breaks a rule.
    const early = brand === undefined ? bundleContract().then((document) => show({ ...source, document })) : undefined;
    const [shown] = await Promise.allSettled([early]);
    if (early) await setTimeout(reloadMilliseconds);
    source = { ...(await buildSource(brand)), live: true };
    if (shown.status === "rejected") throw shown.reason;
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
