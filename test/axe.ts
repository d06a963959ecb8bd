import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on a page, of every rule that it has besides those that are experiments. */
export async function violations(page: Page, without?: string): Promise<string[]> {
  const found = await findings(page, without ? { exclude: [without] } : {});
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** The rules that a part of a page breaks. */
export async function brokenRules(page: Page, part: string): Promise<string[]> {
  return (await findings(page, { include: [part] })).map(({ id }) => id).sort();
}

async function findings(page: Page, context: object): Promise<AxeResults["violations"]> {
  await page.evaluate(axe);
  return (await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(context)})`)).violations;
}
