import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";

/** How often to ask, in milliseconds. */
const pause = 50;

/**
 * Asks a page until an expression has a value there other than undefined. Playwright's `waitForFunction` asks a second time from
 * within the page, where a strict Content-Security-Policy forbids it.
 *
 * @param patience in milliseconds
 * @returns undefined if it had none in time
 */
export async function waitForValue<Value>(
  page: Page,
  expression: string,
  patience: number,
): Promise<Value | undefined> {
  const end = performance.now() + patience;
  for (;;) {
    const value = await page.evaluate<Value | undefined>(expression);
    if (value !== undefined || performance.now() > end) return value;
    await setTimeout(pause);
  }
}
