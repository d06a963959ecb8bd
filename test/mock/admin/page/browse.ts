import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { MockOptions } from "../../../../scripts/mock/start-mock.ts";
import { startBrowser, visit } from "../../../browser.ts";
import { mockForTests } from "../../client.ts";

let browser: Browser;

/** Has the tests of a file look at admin pages in a browser. */
export function browseForTests(): void {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
}

/** Starts a mock with an admin page. */
export async function mockWithPage(options: MockOptions = {}) {
  const mock = await mockForTests({ adminPort: 0, stepDelay: 0, ...options });
  const address = mock.adminUrl ?? "";
  /** Looks at a view of the page. */
  const look = (view: string, at: (page: Page) => Promise<void>, how: BrowserContextOptions = {}) =>
    visit(browser, `${address}/#${view}`, at, how);
  return { ...mock, address, look };
}
