import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { outputOf } from "../../scripts/cli/run-program.ts";
import { inTemporaryFolder } from "../../scripts/cli/temporary-folder.ts";
import { planScenarios } from "../../scripts/rehearse/plan-scenarios.ts";
import type { Rehearsal } from "../../scripts/rehearse/rehearse-scenarios.ts";
import { toHtml } from "../../scripts/rehearse/report-html.ts";
import { violations } from "../axe.ts";
import { startBrowser } from "../browser.ts";
import { compileJava } from "../docs/runtimes.ts";
import { careless, commandOf, meanings, rehearseWith } from "./programs.ts";

const planned = planScenarios(meanings, 1, 1000);
const names = planned.map(({ name }) => name);
/** Those that a program meets which takes no callbacks. */
const withoutCallbacks = planned.flatMap(({ name, callbacks }) => (callbacks ? [] : [name]));

/** What was found, and what couldn't be judged. */
function complaints({ results, undisturbed }: Rehearsal): string[] {
  return [undisturbed, ...results].flatMap(({ scenario, findings, reason }) => [
    ...findings.map(({ rule, message }) => `${scenario.name}: ${rule}: ${message}`),
    ...(reason ? [`${scenario.name}: ${reason}`] : []),
  ]);
}

/** What runs a careful program; one in Go or Java is compiled in a folder first. */
async function carefulCommand(file: string, folder: string): Promise<string[]> {
  const command = commandOf(`careful/${file}`);
  const [source = ""] = command;
  if (file.endsWith(".java")) return await compileJava(folder, readFileSync(source, "utf8"), source);
  if (!file.endsWith(".go")) return command;
  const binary = join(folder, "pay");
  await outputOf("go", ["build", "-o", binary, ...command]);
  return [binary];
}

describe("a careful program breaks no rule; together they meet every scenario", () => {
  const careful = ["client.js", "typescript.ts", "python.py", "php.php", "main.go", "Pay.java", "curl.sh"];

  test.each(careful.map((file, index) => [file, index] as const))("%s", { timeout: 300_000 }, async (file, index) => {
    const own = withoutCallbacks.filter((_, place) => place % careful.length === index);
    await inTemporaryFolder(async (folder) => {
      const command = await carefulCommand(file, folder);
      const rehearsal = await rehearseWith(command, own, { callbackUrl: undefined });
      expect(complaints(rehearsal)).toEqual([]);
      expect(rehearsal.results.length).toBeGreaterThan(25);
    });
  });
});

test.each(["service.js", "service.py", "service.php", "service.go", "Service.java"])(
  "careful/%s, which takes callbacks, breaks no rule",
  { timeout: 300_000 },
  async (file) => {
    const about = names.filter((name) => name.startsWith("callback"));
    await inTemporaryFolder(async (folder) => {
      const rehearsal = await rehearseWith(await carefulCommand(file, folder), about);
      expect(complaints(rehearsal)).toEqual([]);
      expect(rehearsal.results.filter(({ verdict }) => verdict === "passed").length).toBe(about.length);
    });
  },
);

test.each(careless)("careless/%s is found by the rule %s", { timeout: 120_000 }, async (file, rule, scenarios) => {
  const { results } = await rehearseWith(commandOf(`careless/${file}`), scenarios, { timeout: 20_000 });
  expect(results.flatMap(({ findings }) => findings.map((finding) => finding.rule))).toContain(rule);
});

test("the report in HTML keeps nobody out, on any screen, and loads nothing", async () => {
  const rehearsal = await rehearseWith(commandOf("careless/processes-again.js"), ["processPayoutInvoice-500-after"]);
  const html = toHtml({ ...rehearsal, repeat: () => "repeat <it>" });
  const browser = await startBrowser();
  try {
    for (const width of [360, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, bypassCSP: true });
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      await page.setContent(html);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      expect(requests).toEqual([]);
    }
  } finally {
    await browser.close();
  }
  expect(html).toContain("repeat &lt;it&gt;");
});
