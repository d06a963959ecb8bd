import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violations } from "../../../axe.ts";
import { receiver } from "../../callbacks/receiver.ts";
import { creation } from "../../client.ts";
import { browseForTests, mockWithPage } from "./browse.ts";

browseForTests();

const views = ["requests", "payouts", "callbacks", "coverage", "commands"];
const screens = [
  ["light", 1440],
  ["dark", 1440],
  ["light", 390],
  ["dark", 390],
] as const;
const every = views.flatMap((view) => screens.map(([scheme, width]) => [view, scheme, width] as const));

const empty = await mockWithPage();
const full = await mockWithPage();
const merchant = await receiver();
merchant.answers.push(500);
await full.create("shop", { callback_url: merchant.url, options: { auto_process: true } });
await full.create("shop", { service: "test_usd", fields: { account: "1" }, callback_url: "http://192.0.2.1/" });
await full.call("POST /api/payout-invoices", { account: "shop", json: creation({ amount: 0 }) });
await full.call("GET /api/payout-services", { account: "shop", headers: { Prefer: "code=503" } });
await full.waitForDelivery();
full.answerNext("createPayoutInvoice", { code: 503, headers: { "Retry-After": "2" } });
const locked = await mockWithPage({ adminToken: "a-token-of-the-page-1234" });

async function sound(page: Page): Promise<void> {
  await page.locator("main > *").last().waitFor();
  await page.waitForLoadState("networkidle");
  expect(await violations(page)).toEqual([]);
  const over = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  expect(over).toBe(0);
}

test.each(every)(
  "nothing keeps people out of %s, %s, %i wide: empty and filled, closed and open",
  async (view, colorScheme, width) => {
    const how = { colorScheme, viewport: { width, height: 900 } };
    await empty.look(view, sound, how);
    await full.look(
      view,
      async (page) => {
        await page.locator("summary").first().waitFor();
        await sound(page);
        for (const summary of await page.locator("summary").all()) await summary.click();
        await sound(page);
      },
      how,
    );
  },
);

test.each(screens)("nor out of the question before a reset, %s, %i wide", async (colorScheme, width) => {
  await full.look(
    "requests",
    async (page) => {
      await page.getByRole("button", { name: "Reset…" }).click();
      await page.getByRole("dialog").waitFor();
      await sound(page);
    },
    { colorScheme, viewport: { width, height: 900 } },
  );
});

test.each(screens)("nor out of the question for the token, %s, %i wide", async (colorScheme, width) => {
  await locked.look(
    "requests",
    async (page) => {
      await page.getByLabel("Token of the admin API").waitFor();
      await sound(page);
    },
    { colorScheme, viewport: { width, height: 900 } },
  );
});

test.each([320, 768, 1920])("no view scrolls sideways, %i wide", async (width) => {
  for (const view of views) await full.look(view, sound, { viewport: { width, height: 900 } });
});
