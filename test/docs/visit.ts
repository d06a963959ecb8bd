import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** What a page asked for, and what it complained of. */
export interface Visit {
  requests: string[];
  complaints: string[];
}

/** Opens an address in a context of its own, lets `look` look at it, and closes it. */
export async function visit(
  browser: Browser,
  address: string,
  look: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  try {
    await page.goto(address);
    await look(page);
  } finally {
    await context.close();
  }
  return { requests, complaints };
}
