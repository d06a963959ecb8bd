import { expect, test } from "vitest";
import { readAdminContract } from "../../../../scripts/mock/admin/start-admin.ts";
import { readModel } from "../../../../scripts/openapi/model.ts";
import { model } from "../../../contract.ts";
import { receiver } from "../../callbacks/receiver.ts";
import { browseForTests, mockWithPage } from "./browse.ts";

browseForTests();

const merchant = await receiver();
const mock = await mockWithPage();
const { id } = await mock.create("shop", { callback_url: merchant.url });
await mock.movePayout(id, "processed");
const delivery = await mock.waitForDelivery({ payout: id });

/** What is filled in where an operation needs something. */
const needed: Record<string, Record<string, string>> = {
  movePayout: { id, status: "canceled" },
  redeliver: { id: delivery.id },
  setClock: { advance: "1s" },
  answerNext: { operationId: "listPayoutServices", code: "503" },
  reset: { account: "nobody" },
};

test.each(readModel(readAdminContract()).operations.map(({ operation }) => [operation.operationId, operation.summary]))(
  "%s can be had from its form",
  async (operationId, summary) => {
    const { complaints } = await mock.look("commands", async (page) => {
      await page.locator("summary").filter({ hasText: summary }).click();
      const form = page.getByRole("form", { name: summary });
      for (const [name, value] of Object.entries(needed[operationId] ?? {})) {
        const field = form.locator(`[name="${name}"]`);
        if ((await field.evaluate(({ tagName }) => tagName)) === "SELECT") await field.selectOption(value);
        else await field.fill(value);
      }
      await form.getByRole("button", { name: summary }).click();
      await form
        .getByText("Done.")
        .or(form.getByRole("figure", { name: "Response" }))
        .waitFor();
    });
    expect(complaints).toEqual([]);
  },
);

test("and does what it says", async () => {
  expect((await mock.call("GET /api/payout-services", { account: "shop" })).status).toBe(503);
  expect(await mock.payouts()).toMatchObject([{ attributes: { status: "canceled" } }]);
  await expect.poll(() => merchant.statuses()).toContain("canceled");
});

test("an operation is chosen from those of the contract", async () => {
  await mock.look("commands", async (page) => {
    await page.locator("summary").filter({ hasText: "Set the next responses" }).click();
    const field = page.getByRole("form", { name: "Set the next responses" }).locator('[name="operationId"]');
    const choices = await field.locator("option").allTextContents();
    expect(choices.slice(1)).toEqual(model.operations.map(({ operation }) => operation.operationId));
  });
});

test("what is rejected is told in words", async () => {
  await mock.look("commands", async (page) => {
    await page.locator("summary").filter({ hasText: "Move a payout to a status" }).click();
    const form = page.getByRole("form", { name: "Move a payout to a status" });
    await form.locator('[name="id"]').fill("cpoi_1");
    await form.locator('[name="status"]').selectOption("canceled");
    await form.getByRole("button", { name: "Move a payout to a status" }).click();
    await form.getByRole("alert").getByText("cpoi_1: no such payout.").waitFor();
  });
});
