import type { ListenOptions } from "../command-line/listen.ts";
import type { SiteSource } from "./build-site.ts";
import { mockConnection } from "./samples/mock-connection.ts";
import { type RunningServer, serveDocs } from "./serve-docs.ts";
import { writeSite } from "./write-sites.ts";

/**
 * Builds and serves a site whose samples call a mock that runs, so that a paste runs.
 *
 * @param mock its address, without a slash at the end
 */
export async function serveSamples(
  source: SiteSource,
  mock: string,
  options: ListenOptions & { brand?: string | undefined },
): Promise<RunningServer> {
  const connection = await mockConnection(source.document, mock);
  const { folder } = await writeSite({ ...source, connection }, options.brand);
  return serveDocs({ ...options, folder });
}
