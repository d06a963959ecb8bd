import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on a page, of every rule that it has besides those that are experiments. */
export async function violations(page: Page, without?: string): Promise<string[]> {
  await page.evaluate(axe);
  const context = JSON.stringify(without ? { exclude: [without] } : {});
  const found = await page.evaluate<AxeResults>(`axe.run(${context})`);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
