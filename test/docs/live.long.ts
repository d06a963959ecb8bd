import { join } from "node:path";
import { expect, test } from "vitest";
import { startBrowser, visit } from "../browser.ts";
import { copyRepository } from "../copy.ts";
import { startIn } from "../running.ts";

test("a page that is open shows a change of the contract and of a guide, and outlives a broken one", async () => {
  const copy = copyRepository();
  const browser = await startBrowser();
  const running = startIn(copy.folder, process.execPath, join(copy.folder, "scripts/docs.ts"), "--docs-port", "0");
  try {
    const [, docs] = await running.prints(/Docs {2}(\S+)\n/);
    await visit(browser, `${docs}/guides/safe-creation.html`, async (page) => {
      page.setDefaultTimeout(30_000);
      copy.replace("spec/guides/safe-creation.md", "## The rule", "## The rule of rules");
      await page.getByRole("heading", { name: "The rule of rules" }).waitFor();
      copy.replace("spec/openapi.yaml", "title: The payout exists", "title: [");
      await running.prints(/openapi\.yaml/);
      copy.replace("spec/openapi.yaml", "title: [", "title: It is there");
      await page.getByText("It is there.").first().waitFor();
    });
  } finally {
    expect(await running.interrupt()).toBe(0);
    await browser.close();
    copy.remove();
  }
}, 90_000);
