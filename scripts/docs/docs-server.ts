import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import sirv from "sirv";
import { CheckError } from "../cli/command-line.ts";
import { close, type ListenOptions, listen } from "../cli/listen.ts";
import { bundleContract } from "../generate/load.ts";
import { writeFiles } from "../generate/output.ts";
import { rebuildOnChange } from "../generate/watch.ts";
import { readModel } from "../openapi/model.ts";
import { buildSite, deriveSiteSource, type SiteSource } from "./build-site.ts";
import { mockConnection } from "./samples/code-samples.ts";
import { policiesFor } from "./site/render-pages.ts";

/** A server that runs. */
export interface DocsServer {
  /** Its address, without a slash at the end. */
  url: string;
  /** Tells the pages that are open to load themselves again. */
  announceChange(): void;
  close(): Promise<void>;
}

const textTypes: Record<string, string> = { md: "text/markdown;charset=utf-8", txt: "text/plain;charset=utf-8" };

/**
 * Serves a folder of built pages. Pages are read anew for each request, so that a rebuild shows at once. Whatever fails on the way
 * is one line on stderr, and a response.
 *
 * @param options `mock` is the address of the mock that the pages call
 */
export async function serveDocs(
  options: ListenOptions & { folder: string; mock?: string | undefined },
): Promise<DocsServer> {
  const policies = policiesFor(options.mock);
  const readers = new Set<ServerResponse>();
  const pages = sirv(options.folder, {
    dev: true,
    etag: true,
    setHeaders(response, path, { size }) {
      mendRange(response.req, size);
      response.setHeader("content-security-policy", path === "/reference.html" ? policies.reference : policies.page);
      response.setHeader("x-content-type-options", "nosniff");
      response.setHeader("referrer-policy", "no-referrer");
      const type = textTypes[path.split(".").at(-1) ?? ""];
      if (type) response.setHeader("content-type", type);
    },
  });
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === "/changes") {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).flushHeaders();
      readers.add(response);
      response.on("close", () => readers.delete(response));
      return;
    }
    pages(request, response, () => {
      const page = fromDepth(request.url ?? "/", readFileSync(`${options.folder}/404.html`, "utf8"));
      response.writeHead(404, { "content-type": "text/html;charset=utf-8", "content-security-policy": policies.page });
      response.end(page);
    });
  };
  const respond = (request: IncomingMessage, response: ServerResponse) => {
    const fail = (status: number, reason: string) => {
      process.stderr.write(`Docs  ${request.method} ${request.url}: ${reason}\n`);
      if (response.headersSent) response.destroy();
      else response.writeHead(status, { "content-type": "text/plain" }).end(`${STATUS_CODES[status]}\n`);
    };
    // sirv looks after no file that it sends.
    response.once("pipe", (file) => file.once("error", ({ message }: Error) => fail(500, message)));
    if (!request.url?.startsWith("/")) return fail(400, "The request target is not a path.");
    try {
      serve(request, response);
    } catch (error) {
      fail(500, (error as Error).message);
    }
  };
  // No body is read, so that nobody is given leave to send one. Node would put that leave into the page if another comes before it.
  const server = createServer(respond).on("checkContinue", respond);
  const url = await listen(server, options);
  return {
    url,
    announceChange() {
      for (const reader of readers) reader.write("event: change\ndata:\n\n");
    },
    close: () => close(server),
  };
}

/**
 * Has sirv see no other range than one of two numbers in order, which is all that it can read; what is no range is ignored (RFC 9110,
 * section 14.2).
 */
function mendRange({ headers }: IncomingMessage, size: number): void {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? "") ?? [];
  delete headers.range;
  if (first === "" && last === "") return;
  const isRange = first === "" || last === "" || Number(first) <= Number(last);
  const start = first === "" ? size - Math.min(Number(last), size) : Math.min(Number(first), size);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  // It takes an end of 0 for none.
  if (isRange && end > 0) headers.range = `bytes=${start}-${end}`;
}

/** A page of the site's root for an address below it: its links are relative. */
function fromDepth(url: string, html: string): string {
  const [path = ""] = url.split("?");
  const steps = "../".repeat(path.split("/").length - 2);
  return html.replaceAll(/ (href|src|data-root)="(?![a-z]+:|#)/g, ` $1="${steps}`);
}

/** How long pages that are open get to load themselves again, before a build keeps the process from responding. */
const reloadMilliseconds = 300;

interface LiveDocsOptions extends ListenOptions {
  brand?: string | undefined;
  /** The address of a mock that runs, without a slash at the end, so that a sample that is pasted calls it. */
  mock?: string;
  /** What the site is made of at first, if it is derived already. */
  derived?: SiteSource;
}

/**
 * Serves a site that follows the spec: at each change it is built again, and pages that are open load themselves again. A spec
 * that is broken for a while is told of on stderr, and the site stays as it was.
 */
export async function serveLiveDocs(options: LiveDocsOptions): Promise<DocsServer> {
  const { brand, mock, derived } = options;
  const derive = async (given?: SiteSource): Promise<SiteSource> => {
    const source = given ?? (await deriveSiteSource(brand));
    const connection = mock === undefined ? undefined : await mockConnection(readModel(source.document), mock);
    return { ...source, live: true, connection };
  };
  let source = await derive(derived);
  const { docs, write } = await serveSite(source, options);
  const rebuild = async () => {
    // The neutral document is shown at once; whether it keeps the rules is said with the whole build, which a brand's has to wait
    // for. One that is too broken to be shown breaks a rule.
    const early = brand === undefined ? bundleContract().then((document) => show({ ...source, document })) : undefined;
    const [shown] = await Promise.allSettled([early]);
    if (early) await setTimeout(reloadMilliseconds);
    source = await derive();
    if (shown.status === "rejected") throw shown.reason;
    if (brand !== undefined) await show(source);
  };
  const show = async (next: typeof source) => {
    await write(next);
    docs.announceChange();
  };
  await rebuildOnChange(() =>
    rebuild().catch((error) => {
      // Whatever it is, it may be mended by the next save.
      process.stderr.write(`${error instanceof CheckError ? error.message : error.stack}\n`);
    }),
  );
  return docs;
}

/** A site that is served, and what writes another in its place. */
interface ServedSite {
  docs: DocsServer;
  write(source: SiteSource): Promise<void>;
}

/**
 * Serves a site from a folder of its own, which is removed with the server: whatever else is built meanwhile calls another mock, or
 * none.
 */
async function serveSite(source: SiteSource, options: ListenOptions): Promise<ServedSite> {
  const folder = mkdtempSync(join(tmpdir(), "payouts-contract-docs-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const write = async (next: SiteSource) => {
    writeFiles(await buildSite(next), { folder, foreign: [] });
  };
  try {
    await write(source);
    const docs = await serveDocs({ ...options, folder, mock: source.connection?.server });
    const close = async () => {
      await docs.close();
      remove();
    };
    return { docs: { ...docs, close }, write };
  } catch (error) {
    remove();
    throw error;
  }
}
