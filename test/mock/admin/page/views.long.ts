import { expect, test } from "vitest";
import { receiver } from "../../callbacks/receiver.ts";
import { creation } from "../../client.ts";
import { browseForTests, mockWithPage } from "./browse.ts";

browseForTests();

test("a request shows up as it comes, with its response and why it was rejected", async () => {
  const mock = await mockWithPage();
  await mock.look("requests", async (page) => {
    await page.getByRole("heading", { name: "No request yet" }).waitFor();
    await mock.call("POST /api/payout-invoices", { account: "shop", json: creation({ amount: 0 }) });
    const entry = page.getByRole("listitem").filter({ hasText: "422" });
    await entry.getByText("amount: This value should be greater than 0.").waitFor();
    await entry.locator("summary").click();
    await entry.getByRole("figure", { name: "Response 422" }).getByText('"errors"').waitFor();
    await entry.getByRole("figure", { name: "Sent" }).getByText('"amount": 0').waitFor();
  });
});

test("a payout is moved, and shows how it stands", async () => {
  const mock = await mockWithPage();
  const { id } = await mock.create("shop");
  await mock.look("payouts", async (page) => {
    const entry = page.getByRole("listitem").filter({ hasText: id });
    await entry.locator("summary").click();
    await entry.getByLabel("Move to").selectOption("canceled");
    await entry.getByRole("button", { name: "Move" }).click();
    await entry.locator("summary").getByText("canceled", { exact: true }).waitFor();
  });
  expect(await mock.payouts()).toMatchObject([{ attributes: { status: "canceled" } }]);
});

test("a callback that fails shows its retries; the clock is moved on until it is delivered, and it is sent again", async () => {
  const merchant = await receiver();
  merchant.answers.push(500, 503);
  const mock = await mockWithPage({ callbackRetryUnit: 60_000, callbacksFinalOnly: true });
  await mock.create("shop", { callback_url: merchant.url, options: { auto_process: true } });
  await mock.look("callbacks", async (page) => {
    const first = page.getByRole("listitem").last();
    await first.getByText(/^1 attempt, response 500, again at /).waitFor();
    await page.getByLabel("Advance by").fill("10m");
    await page.getByRole("button", { name: "Advance" }).click();
    await first.getByText("3 attempts").waitFor();
    await first.locator("summary").click();
    const rows = first.getByRole("row").filter({ hasText: "Response" });
    await expect.poll(() => rows.allTextContents()).toHaveLength(3);
    const attempts = await rows.evaluateAll((all) => all.map((row) => row.querySelector("td:last-child")?.textContent));
    expect(attempts).toEqual(["Response 500", "Response 503", "Response 200"]);
    await first.getByRole("button", { name: "Send again" }).click();
    await expect.poll(() => merchant.received.length).toBe(4);
    await page.getByRole("heading", { level: 1 }).click();
    await expect.poll(() => page.getByRole("list", { name: "Callbacks" }).locator("> li").count()).toBe(2);
  });
  expect(new Set(merchant.received.map(({ text }) => text)).size).toBe(1);
});

test("the clock is held and runs on, and what is no duration is rejected in words", async () => {
  const mock = await mockWithPage();
  await mock.look("requests", async (page) => {
    await page.getByRole("button", { name: "Hold" }).click();
    await page.getByText("UTC, held").waitFor();
    expect(mock.held()).toBe(true);
    await page.getByLabel("Advance by").fill("soon");
    await page.getByRole("button", { name: "Advance" }).click();
    await page.getByRole("alert").getByText("soon: not a duration.").waitFor();
    await page.getByRole("button", { name: "Let it run" }).click();
    await page.getByRole("button", { name: "Hold" }).waitFor();
    expect(mock.held()).toBe(false);
  });
});

test("a reset is asked about first, and forgets an account or all", async () => {
  const mock = await mockWithPage();
  await mock.create("one");
  await mock.create("two");
  await mock.look("payouts", async (page) => {
    const payouts = page.getByRole("list", { name: "Payouts" }).locator("> li");
    await page.getByLabel("Account").selectOption("one");
    await expect.poll(() => payouts.count()).toBe(1);
    await page.getByRole("button", { name: "Reset…" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await mock.payouts()).toHaveLength(2);
    await page.getByRole("button", { name: "Reset…" }).click();
    await page.getByRole("dialog", { name: "Forget what one did?" }).getByRole("button", { name: "Reset" }).click();
    await expect.poll(() => payouts.locator(".who").allTextContents()).toEqual(["two"]);
    await page.getByRole("button", { name: "Reset…" }).click();
    await page.getByRole("dialog", { name: "Forget everything?" }).getByRole("button", { name: "Reset" }).click();
    await page.getByRole("heading", { name: "No payout yet" }).waitFor();
  });
  expect(await mock.payouts()).toEqual([]);
});

test("a list does not move under the pointer, nor under the cursor, and says what waits", async () => {
  const mock = await mockWithPage();
  const ask = () => mock.call("GET /api/payout-services", { account: "shop" });
  await ask();
  await mock.look("requests", async (page) => {
    const entries = page.getByRole("list", { name: "Requests" }).locator("> li");
    await entries.first().hover();
    await ask();
    await page.getByRole("button", { name: "Show 1 new" }).waitFor();
    expect(await entries.count()).toBe(1);
    await page.getByRole("button", { name: "Show 1 new" }).click();
    await expect.poll(() => entries.count()).toBe(2);
    await entries.first().locator("summary").focus();
    await ask();
    await page.getByRole("button", { name: "Show 1 new" }).waitFor();
    expect(await entries.count()).toBe(2);
  });
});

test("what was typed finds entries, and the keyboard alone opens them", async () => {
  const mock = await mockWithPage();
  await mock.call("GET /api/payout-services", { account: "shop" });
  await mock.call("GET /api/nothing", { account: "shop" });
  await mock.look("requests", async (page) => {
    await page.getByRole("searchbox").fill("no operation");
    const entries = page.getByRole("list", { name: "Requests" }).locator("> li");
    await expect.poll(() => entries.count()).toBe(1);
    await page.getByRole("searchbox").fill("neither");
    await page.getByText("2 entries are hidden by what you look for.").waitFor();
    await page.getByRole("searchbox").fill("no operation");
    await expect.poll(() => entries.count()).toBe(1);
    for (const key of ["Tab", "Tab", "Enter"]) await page.keyboard.press(key);
    await page.getByRole("figure", { name: "Response 404" }).waitFor();
  });
});

test("it says when the mock is gone", async () => {
  const mock = await mockWithPage();
  await mock.look("requests", async (page) => {
    await page.getByRole("heading", { name: "No request yet" }).waitFor();
    await mock.close();
    await page.getByText("The mock does not respond.").waitFor();
  });
});
