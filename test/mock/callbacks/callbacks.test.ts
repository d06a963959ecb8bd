import { join } from "node:path";
import { expect, test } from "vitest";
import { inTemporaryFolder } from "../../../scripts/cli/temporary-folder.ts";
import { verifyCallback } from "../../../scripts/client/callbacks/verify-callback.ts";
import { startMock } from "../../../scripts/mock/start-mock.ts";
import { caller, creation, type Json, mockForTests, until } from "../client.ts";
import { complaints } from "../contract-check.ts";
import { receiver } from "./receiver.ts";

const account = "callbacks";
const { call, create } = await mockForTests({ stepDelay: 100, callbackRetryUnit: 20 });

const process = async (id: string) => call(`POST /api/payout-invoices/${id}/process`, { account });
const logsOf = async (id: string): Promise<Json[]> =>
  (await call(`GET /api/payout-invoices/${id}`, { account })).body.data.attributes.callback_logs;

test("each change is told, signed over the bytes with the account's secret, and logged", async () => {
  const merchant = await receiver();
  const { id } = await create(account, { callback_url: merchant.url });
  await process(id);
  await until(
    () => logsOf(id),
    (logs) => logs.length === 2,
  );
  expect(merchant.statuses()).toEqual(["processing", "processed"]);
  for (const { text, headers, json } of merchant.received) {
    expect(headers["content-type"]).toBe("application/json");
    expect(complaints("getPayoutInvoice", 200, json)).toEqual([]);
    const signature = String(headers["x-signature"]);
    await verifyCallback({ rawBody: text, signature, secret: `sk_test_${account}` });
    await expect(verifyCallback({ rawBody: text, signature, secret: "wrong" })).rejects.toThrow();
  }
  expect(await logsOf(id)).toEqual(
    [1, 2].map(() => ({
      id: expect.stringMatching(/^callback_/),
      url: merchant.url,
      attempt: 1,
      created: expect.any(Number),
      status: 200,
      error: null,
    })),
  );
});

test("what is not answered with 200 is sent again, the same bytes, and later changes wait", async () => {
  const merchant = await receiver();
  merchant.answers.push(500, 302, 204);
  const { id } = await create(account, { callback_url: merchant.url });
  await process(id);
  const logs = await until(
    () => logsOf(id),
    (found) => found.length === 5,
  );
  expect(logs.map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, 500],
    [2, 302],
    [3, 204],
    [4, 200],
    [1, 200],
  ]);
  const texts = merchant.received.map(({ text }) => text);
  expect(new Set(texts.slice(0, 4)).size).toBe(1);
  expect(merchant.statuses()).toEqual(["processing", "processing", "processing", "processing", "processed"]);
});

test("a payout has one callback at a time, and each change is told, however long its merchant takes", async () => {
  const merchant = await receiver();
  const slow = Promise.withResolvers<number>();
  merchant.answers.push(slow.promise);
  const fields = { account: "1", test_details_payout_status: "canceled" };
  const { id } = await create(account, { callback_url: merchant.url, service: "test_usd", fields });
  await process(id);
  const look = async () => (await call(`GET /api/payout-invoices/${id}`, { account })).body.data.attributes.status;
  await until(look, (status) => status === "canceled");
  expect(merchant.statuses()).toEqual(["processing"]);
  slow.resolve(200);
  await until(
    () => logsOf(id),
    (logs) => logs.length === 4,
  );
  expect(merchant.statuses()).toEqual(["processing", "processed", "canceling", "canceled"]);
});

test("changes that come at once are one callback", async () => {
  const merchant = await receiver();
  const at = await mockForTests({ stepDelay: 0 });
  const { id } = await at.create(account, { callback_url: merchant.url, options: { auto_process: true } });
  await until(
    async () => (await at.call(`GET /api/payout-invoices/${id}`, { account })).body.data.attributes.callback_logs,
    (logs) => logs.length === 1,
  );
  expect(merchant.statuses()).toEqual(["processed"]);
});

test.each([
  ["callbacks: false", { callbacks: false }, []],
  ["callbacksFinalOnly", { callbacksFinalOnly: true }, ["processed"]],
])("%s", async (_name, options, want) => {
  const merchant = await receiver();
  const mock = await mockForTests({ stepDelay: 30, ...options });
  const { id } = await mock.create(account, { callback_url: merchant.url, options: { auto_process: true } });
  const seen = async () => (await mock.call(`GET /api/payout-invoices/${id}`, { account })).body.data.attributes;
  await until(seen, ({ status, callback_logs }) => status === "processed" && callback_logs.length === want.length);
  expect(merchant.statuses()).toEqual(want);
});

test("a seed has them come late, twice and out of order", async () => {
  const merchant = await receiver();
  const mock = await mockForTests({ stepDelay: 40, callbackRetryUnit: 100, callbackShuffle: 5 });
  const fields = { account: "1", test_details_payout_status: "canceled" };
  const attributes = { service: "test_usd", fields, callback_url: merchant.url, options: { auto_process: true } };
  const references = ["a", "b", "c", "d"];
  for (const reference_id of references) await mock.create(account, { ...attributes, reference_id });
  await until(
    async () => merchant.received.length,
    (count) => count > 4 * references.length,
  );
  const orders = references.map((reference) => merchant.statuses(reference).join(" "));
  expect(orders.some((order) => !order.startsWith("processing processed canceling canceled"))).toBe(true);
});

test("callbacks that wait are taken up again after a restart", () =>
  inTemporaryFolder(async (folder) => {
    const merchant = await receiver();
    const options = { store: `sqlite:${join(folder, "mock.db")}`, stepDelay: 300, callbackRetryUnit: 50 };
    const first = await startMock(options);
    const json = creation({ callback_url: merchant.url, options: { auto_process: true } });
    expect((await caller(first.url)("POST /api/payout-invoices", { account, json })).status).toBe(201);
    await first.close();
    expect(merchant.received).toEqual([]);
    const second = await startMock(options);
    try {
      await until(
        async () => merchant.statuses(),
        (statuses) => statuses.at(-1) === "processed",
      );
    } finally {
      await second.close();
    }
  }));
