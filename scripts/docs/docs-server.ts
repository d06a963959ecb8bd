import { readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import sirv from "sirv";
import { CheckError } from "../cli/command-line.ts";
import { type ListenOptions, listen } from "../cli/listen.ts";
import { bundleContract } from "../generate/load.ts";
import { rebuildOnChange } from "../generate/watch.ts";
import { readModel } from "../openapi/model.ts";
import { deriveSiteSource, type SiteSource, writeSite } from "./build-site.ts";
import { mockConnection } from "./samples/code-samples.ts";
import { policies } from "./site/render-pages.ts";

/** A server that runs. */
export interface DocsServer {
  /** Its address, without a slash at the end. */
  url: string;
  /** Tells the pages that are open to load themselves again. */
  announceChange(): void;
  close(): Promise<void>;
}

const textTypes: Record<string, string> = { md: "text/markdown;charset=utf-8", txt: "text/plain;charset=utf-8" };

/** Serves a folder of built pages. Pages are read anew for each request, so that a rebuild shows at once. */
export async function serveDocs(options: ListenOptions & { folder: string }): Promise<DocsServer> {
  const readers = new Set<ServerResponse>();
  const pages = sirv(options.folder, {
    dev: true,
    etag: true,
    setHeaders(response, path) {
      response.setHeader("content-security-policy", path === "/reference.html" ? policies.reference : policies.page);
      response.setHeader("x-content-type-options", "nosniff");
      response.setHeader("referrer-policy", "no-referrer");
      const type = textTypes[path.split(".").at(-1) ?? ""];
      if (type) response.setHeader("content-type", type);
    },
  });
  const server = createServer((request, response) => {
    if (request.url === "/changes") {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).flushHeaders();
      readers.add(response);
      response.on("close", () => readers.delete(response));
      return;
    }
    pages(request, response, () => {
      response.writeHead(404, { "content-type": "text/html;charset=utf-8", "content-security-policy": policies.page });
      response.end(fromDepth(request.url ?? "/", readFileSync(`${options.folder}/404.html`, "utf8")));
    });
  });
  const url = await listen(server, options);
  return {
    url,
    announceChange() {
      for (const reader of readers) reader.write("event: change\ndata:\n\n");
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A page of the site's root for an address below it: its links are relative. */
function fromDepth(url: string, html: string): string {
  const [path = ""] = url.split("?");
  const steps = "../".repeat(path.split("/").length - 2);
  return html.replaceAll(/ (href|src|data-root)="(?![a-z]+:|#)/g, ` $1="${steps}`);
}

/** How long pages that are open get to load themselves again, before a build keeps the process from responding. */
const reloadMilliseconds = 300;

/**
 * Serves a site that follows the spec: at each change it is built again, and pages that are open load themselves again. A spec
 * that is broken for a while is told of on stderr, and the site stays as it was.
 */
export async function serveLiveDocs(options: ListenOptions & { brand?: string | undefined }): Promise<DocsServer> {
  const { brand } = options;
  let source = { ...(await deriveSiteSource(brand)), live: true };
  const { folder } = await writeSite(source, brand);
  const docs = await serveDocs({ ...options, folder });
  const rebuild = async () => {
    // The neutral document is shown at once; whether it keeps the rules is said with the whole build, which a brand's has to wait
    // for. One that is too broken to be shown breaks a rule.
    const early = brand === undefined ? bundleContract().then((document) => show({ ...source, document })) : undefined;
    const [shown] = await Promise.allSettled([early]);
    if (early) await setTimeout(reloadMilliseconds);
    source = { ...(await deriveSiteSource(brand)), live: true };
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

/**
 * Builds and serves a site whose samples call a mock that runs, so that a paste runs.
 *
 * @param mock its address, without a slash at the end
 */
export async function serveDocsOfMock(
  source: SiteSource,
  mock: string,
  options: ListenOptions & { brand?: string | undefined },
): Promise<DocsServer> {
  const connection = await mockConnection(readModel(source.document), mock);
  const { folder } = await writeSite({ ...source, connection }, options.brand);
  return serveDocs({ ...options, folder });
}
