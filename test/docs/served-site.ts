import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { startBrowser } from "../../scripts/browser/start-browser.ts";
import { type RunningServer, serveDocs } from "../../scripts/docs/serve-docs.ts";
import { neutralSite, writeToFolder } from "./site.ts";

/** The neutral site as a server shows it, and what it is looked at with. */
export interface ServedSite {
  folder: string;
  /** The server's address, without a slash at the end. */
  url: string;
  browser: Browser;
}

/** Serves the neutral site while the tests of a file run. Only they find address and browser there. */
export function serveNeutralSite(): ServedSite {
  const site = writeToFolder(neutralSite);
  const served = { folder: site.folder } as ServedSite;
  let docs: RunningServer;
  beforeAll(async () => {
    docs = await serveDocs({ folder: site.folder, port: 0, host: "127.0.0.1", flag: "--docs-port" });
    served.url = docs.url;
    served.browser = await startBrowser();
  });
  afterAll(async () => {
    await served.browser?.close();
    await docs?.close();
    site.remove();
  });
  return served;
}
