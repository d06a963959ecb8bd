import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import sirv from "sirv";
import { listen } from "../../../scripts/cli/listen.ts";
import { inTemporaryFolder } from "../../../scripts/cli/temporary-folder.ts";
import { buildSite } from "../../../scripts/docs/build-site.ts";
import { operationPages } from "../../../scripts/docs/model/operation-page.ts";
import { loadContract } from "../../../scripts/generate/load.ts";
import type { OpenApiDocument } from "../../../scripts/openapi/document.ts";
import { readModel } from "../../../scripts/openapi/model.ts";
import { startBrowser, waitForValue } from "../../browser.ts";
import { contract } from "../../contract.ts";
import { rowPrinter } from "./figures.ts";
import { growContract } from "./grow.ts";
import { fetchViewer, type Viewer, viewers } from "./viewers.ts";

/** Columns of the table. */
const figures: [title: string, figure: (load: PageLoad) => number][] = [
  ["kB", ({ bytes }) => bytes / 1000],
  ["first paint", ({ firstPaint }) => firstPaint],
  ["in view", ({ inView }) => inView],
  ["main thread", ({ mainThread }) => mainThread],
];

const row = rowPrinter(26, 13);

/** Loads an operation's page in each of the viewers, with two contracts, slowed down and not, and prints what it took. */
export async function compareDocs({ runs, own }: { runs: number; own: boolean }): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    growContract(`${folder}/grown`, 100);
    const documents = [contract, await loadContract(`${folder}/grown`)];
    const server = await servePages(`${folder}/pages`);
    const browser = await startBrowser();
    try {
      row(
        "operations, ms",
        figures.map(([title]) => title),
      );
      for (const document of documents) {
        const count = `${readModel(document).operations.length}`;
        const { pages, text } = await laidOut(document, `${folder}/pages/${count}`, own ? [] : viewers);
        for (const slow of [true, false]) {
          for (const [name, address] of pages) {
            const loads: PageLoad[] = [];
            for (let run = 0; run < runs; run++) {
              loads.push(await loadPage(browser, `${server.url}/${count}/${address}`, text, slow));
            }
            const cells = figures.map(([, figure]) => least(loads.map(figure)).toFixed(0));
            row(`${count}${slow ? ", slow" : ""}: ${name}`, cells);
          }
        }
      }
    } finally {
      await browser.close();
      server.close();
    }
  });
}

/** What else the machine does only adds, and a load that never came to its end says nothing of speed. */
function least(values: number[]): number {
  return Math.min(...values.filter((value) => !Number.isNaN(value)));
}

/** Where each viewer shows an operation, and words that stand there and nowhere else. */
export interface LaidOut {
  pages: [name: string, address: string][];
  text: string;
}

/** Puts our site and each of the viewers into a folder, with a document whose last operation is the one to show. */
export async function laidOut(document: OpenApiDocument, folder: string, viewers: Viewer[]): Promise<LaidOut> {
  const model = readModel(document);
  const last = model.operations.at(-1);
  const page = operationPages(model).find(({ id }) => id === last?.operation.operationId);
  if (!last || !page) throw new Error("a document without operations");
  for (const [name, content] of await buildSite({ document, downloads: new Map() })) {
    write(join(folder, "own", name), content);
  }
  for (const viewer of viewers) {
    fetchViewer(viewer, join(folder, viewer.name));
    write(join(folder, viewer.name, "index.html"), viewer.page);
    write(join(folder, viewer.name, "openapi.json"), JSON.stringify(document));
  }
  compress(folder);
  const place = { operationId: page.id, tag: page.tag, method: last.method, path: last.path };
  const others = viewers.map((viewer): [string, string] => [
    viewer.name,
    `${encodeURI(viewer.name)}/index.html#${viewer.fragment(place)}`,
  ]);
  return {
    pages: [["static page", `own/${page.href}`], ["Redoc", `own/${page.referenceHref}`], ...others],
    // Up to where code or a sentence ends: so they stand in one piece. No menu has them.
    text: page.description.split(/[.`]/)[0] ?? "",
  };
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Serves a folder as a server on the internet does: compressed, where {@link compress} was called. */
export async function servePages(folder: string): Promise<{ url: string; close(): void }> {
  mkdirSync(folder, { recursive: true });
  const server = createServer(sirv(folder, { dev: true, gzip: true }));
  const url = await listen(server, { port: 0, host: "127.0.0.1", flag: "--port" });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, close };
}

/** Puts a compressed copy beside each text. */
export function compress(folder: string): void {
  for (const entry of globSync("**/*.{html,js,css,json,svg}", { cwd: folder, withFileTypes: true })) {
    const file = `${entry.parentPath}/${entry.name}`;
    if (entry.isFile()) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));
  }
}

/** What one load of a page took. Times are in milliseconds, from the start of the navigation. */
export interface PageLoad {
  /** Over the wire, compressed. */
  bytes: number;
  firstPaint: number;
  /** When the words were in view; NaN if they were not within 30 seconds. */
  inView: number;
  /** How long the main thread worked until a second after that. */
  mainThread: number;
}

/** 10 Mbit/s and 40 milliseconds there and back; a processor a quarter as fast. */
const network = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };
const slowdown = 4;

/** Loads a page that was never loaded before, slowed down or not, until words of it are in view. */
export async function loadPage(browser: Browser, address: string, words: string, slow: boolean): Promise<PageLoad> {
  // Elements does not start without a locale.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  await session.send("Performance.enable");
  if (slow) {
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await session.send("Network.emulateNetworkConditions", network);
  }
  await page.addInitScript(watchFor, words);
  try {
    await page.goto(address, { waitUntil: "domcontentloaded" });
    const inView = (await waitForValue<number>(page, "globalThis.inViewAt", 30_000)) ?? Number.NaN;
    await page.waitForTimeout(1000);
    const firstPaint = await page.evaluate<number>(
      "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN",
    );
    const { metrics } = await session.send("Performance.getMetrics");
    const mainThread = (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
    return { bytes, firstPaint, inView, mainThread };
  } finally {
    await context.close();
  }
}

/** Runs in the page: notes when words are first in view, in whatever shadow they stand. */
function watchFor(words: string): void {
  const find = (root: Node): Element | undefined => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const found = node instanceof Element ? node.shadowRoot && find(node.shadowRoot) : within(node);
      if (found) return found;
    }
    return undefined;
  };
  const within = (node: Node) => {
    const place = node.nodeValue?.includes(words) ? node.parentElement : undefined;
    const box = place?.getBoundingClientRect();
    return box && box.height > 0 && box.top >= 0 && box.top < innerHeight ? place : undefined;
  };
  const look = () => {
    if (!document.body || !find(document.body)) {
      setTimeout(look, 25);
      return;
    }
    // The next frame is the one that shows it, unless that was drawn already and nothing asks for another.
    requestAnimationFrame(note);
    setTimeout(note, 100);
  };
  const page = globalThis as { inViewAt?: number };
  const note = () => {
    page.inViewAt ??= performance.now();
  };
  look();
}
