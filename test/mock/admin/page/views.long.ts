import { once } from "node:events";
import { get } from "node:https";
import { expect, test } from "vitest";
import { outputOf } from "../../../../scripts/cli/run-program.ts";
import { isInstalled } from "../../../running.ts";
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

test("an empty page shows where the mock is, and a first request that does what it says", async () => {
  const mock = await mockWithPage();
  await mock.look("requests", async (page) => {
    await page.getByText(`The mock is at ${mock.url}.`).waitFor();
    const command = (await page.getByRole("figure", { name: "A first request" }).locator("pre").textContent()) ?? "";
    expect(command).toBe(`curl ${mock.url}/api/payout-services --user account:key`);
    await mock.call("GET /api/payout-services", { account: "account" });
    await page.getByRole("listitem").filter({ hasText: "200" }).waitFor();
  });
});

const hasCurl = isInstalled("curl", "that a request's command does as the request did");

test("a request shows reference, amount, headers, and a command without the key that sends it once more", async () => {
  const mock = await mockWithPage();
  const reference_id = "it's order-1";
  const json = creation({ reference_id, amount: 12.5, currency: "EUR" });
  await mock.call("POST /api/payout-invoices", {
    account: "shop",
    json,
    headers: { Prefer: "late=1", "X-Own": "mine" },
  });
  await mock.look("requests", async (page) => {
    const entry = page.getByRole("listitem").filter({ hasText: "201" });
    await entry.locator("summary").getByText(reference_id).waitFor();
    await entry.locator("summary").getByText("12.5 EUR").waitFor();
    await entry.locator("summary").click();
    await entry.getByRole("figure", { name: "Headers" }).getByText('"x-own": "mine"').waitFor();
    const figure = entry.getByRole("figure", { name: "The request as a command" });
    const command = (await figure.locator("pre").textContent()) ?? "";
    expect(command).toContain(`--user 'shop:'"$PAYOUTS_API_KEY"`);
    expect(command).toContain("'Prefer: late=1'");
    expect(command).not.toContain("key");
    if (!hasCurl) return;
    const env = { ...process.env, PAYOUTS_API_KEY: "secret" };
    const again = JSON.parse(await outputOf("sh", ["-c", `${command} --silent`], { env }));
    expect(again.data.attributes).toMatchObject({ reference_id, amount: 12.5 });
    await page.getByRole("heading", { level: 1 }).click();
    await page.getByRole("listitem").filter({ hasText: "409" }).waitFor();
  });
  expect(mock.requests().map(({ account, status }) => [account, status])).toEqual([
    ["shop", 201],
    ...(hasCurl ? [["shop", 409]] : []),
  ]);
});

test("where the mock serves HTTPS, so do the commands", async () => {
  const mock = await mockWithPage({ https: true });
  const ca = mock.certificate ?? expect.unreachable();
  const [message] = await once(get(`${mock.url}/api/payout-services`, { ca, auth: "shop:key" }), "response");
  message.resume();
  await mock.look("requests", async (page) => {
    const entry = page.getByRole("listitem").filter({ hasText: "200" });
    await entry.locator("summary").click();
    const figure = entry.getByRole("figure", { name: "The request as a command" });
    const command = (await figure.locator("pre").textContent()) ?? "";
    expect(command).toContain(`curl '${mock.url}/api/payout-services'`);
    expect(mock.url).toMatch(/^https:/);
  });
});

test("a request leads to its payout, that to its callbacks, and those back; each has an address of its own", async () => {
  const merchant = await receiver();
  const mock = await mockWithPage();
  const { id, attributes } = await mock.create("shop", { callback_url: merchant.url });
  await mock.create("shop");
  await mock.movePayout(id, "processed");
  const delivery = await mock.waitForDelivery({ payout: id, status: "processed" });
  await mock.look("requests/1", async (page) => {
    await page.getByRole("searchbox").fill("no such text");
    await page.evaluate("location.hash = '#requests/2'");
    await page.evaluate("location.hash = '#requests/1'");
    await page.getByRole("link", { name: id }).click();
    await page.getByRole("button", { name: "Move" }).waitFor();
    expect(new URL(page.url()).hash).toBe(`#payouts/${id}`);
    await page.getByRole("link", { name: "POST 201" }).waitFor();
    await page
      .getByRole("link", { name: /delivered$/ })
      .last()
      .click();
    const callback = page.getByRole("listitem").filter({ has: page.locator("details[open]") });
    await callback.getByText(attributes.reference_id).first().waitFor();
    expect(new URL(page.url()).hash).toBe(`#callbacks/${delivery.id}`);
    expect(await callback.locator("summary .badge").allTextContents()).toEqual(["delivered", "processed"]);
    await page.getByRole("link", { name: id }).click();
    await page.getByRole("button", { name: "Move" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Move" }).waitFor();
    expect(await page.locator("details[open]").count()).toBe(1);
  });
});

test("responses that are set are listed until a request gets them", async () => {
  const mock = await mockWithPage();
  mock.answerNext("listPayoutServices", { code: 503, headers: { "Retry-After": "2" } });
  await mock.look("requests", async (page) => {
    const waiting = page.getByRole("region", { name: "Responses that wait for a request" });
    await waiting.getByText("listPayoutServices").waitFor();
    await waiting.getByText('"code":503').waitFor();
    await mock.call("GET /api/payout-services", { account: "shop" });
    await page.getByRole("listitem").filter({ hasText: "GET" }).filter({ hasText: "503" }).waitFor();
    await waiting.waitFor({ state: "detached" });
  });
});

test("the coverage is a matrix of what was seen, and says in words what was never tried", async () => {
  const mock = await mockWithPage();
  await mock.call("GET /api/payout-services", { account: "shop" });
  await mock.call("GET /api/payout-services", { account: "shop" });
  await mock.look("coverage", async (page) => {
    const row = page.getByRole("row").filter({ hasText: "listPayoutServices" });
    const { entries = [] } = mock.coverage().groups.find(({ name }) => name === "responses") ?? {};
    const own = entries.filter(({ operation }) => operation === "listPayoutServices");
    await row.getByText("2×").waitFor();
    expect(await row.getByText("not seen").count()).toBe(own.length - 1);
    await page.getByText("No listPayoutServices of yours ever sent the parameters").waitFor();
    await page.locator("summary").filter({ hasText: "Faults" }).click();
    await page.getByRole("listitem").filter({ hasText: "hang-after" }).getByText("not seen").waitFor();
    await mock.call("GET /api/payout-services", { account: "shop", headers: { Prefer: "code=503" } });
    await expect.poll(() => row.getByText("not seen").count()).toBe(own.length - 2);
  });
});

test("a mock with a token asks for it, takes no other, and keeps it for the tab", async () => {
  const adminToken = "a-token-of-the-page-1234";
  const mock = await mockWithPage({ adminToken });
  await mock.create("shop");
  await mock.look("payouts", async (page) => {
    await page.getByLabel("Token of the admin API").fill("another-token-of-the-page");
    await page.getByRole("button", { name: "Unlock" }).click();
    await page.getByRole("alert").getByText("The mock was started with another token.").waitFor();
    await page.getByLabel("Token of the admin API").fill(adminToken);
    await page.getByRole("button", { name: "Unlock" }).click();
    const payouts = page.getByRole("list", { name: "Payouts" }).locator("> li");
    await expect.poll(() => payouts.count()).toBe(1);
    await page.reload();
    await expect.poll(() => payouts.count()).toBe(1);
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
