import { type Browser, chromium } from "playwright-core";

/** Debian's Chromium, which the tests of the docs site need. */
const executablePath = "/usr/bin/chromium";

/** Starts Chromium so that it makes no connection of its own. Fails where it is not installed. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
