import type { Browser } from "playwright-core";
import { waitForValue } from "../../../test/browser.ts";

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
