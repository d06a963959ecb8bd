import { expect, test } from "vitest";
import { verifyCallback } from "../../../scripts/client/callbacks/verify-callback.ts";
import { createDialects, dialectNames } from "../../../scripts/mock/dialects/choose.ts";
import { startMock } from "../../../scripts/mock/start-mock.ts";
import { model } from "../../contract.ts";
import { receiver } from "../callbacks/receiver.ts";
import { type Call, creation, type Json, mockForTests, until } from "../client.ts";
import { complaints } from "../contract-check.ts";

const account = "behaviour";
const create = "POST /api/payout-invoices";

/** How many payouts each of some lookups by reference finds. */
async function found(call: Call, reference: string, times: number, from = "/api/payout-invoices"): Promise<number[]> {
  const counts: number[] = [];
  for (let time = 0; time < times; time++) {
    const { body } = await call(`GET ${from}?filter[reference_id]=${encodeURIComponent(reference)}`, { account });
    counts.push(body.data.length);
  }
  return counts;
}

test.each([
  ["lookups-lag", [0, 0, 1, 1]],
  ["lookups-lag:1", [0, 1, 1, 1]],
  ["lookups-lag:0", [1, 1, 1, 1]],
])("%s finds a payout only after some lookups", async (dialect, want) => {
  const { call } = await mockForTests({ dialects: [dialect] });
  const json = creation();
  const { status } = await call(create, { account, json });
  expect([status, await found(call, json.data.attributes.reference_id, 4)]).toEqual([201, want]);
});

test("lookups-late finds a payout only after some time, by any lookup", async () => {
  const mock = await mockForTests({ dialects: ["lookups-late:3s"] });
  mock.hold();
  const json = creation();
  const { body } = await mock.call(create, { account, json });
  const looks = async () => {
    const reference = json.data.attributes.reference_id;
    const statuses = [];
    for (const path of ["api", "public-api"]) {
      const { status } = await mock.call(`GET /${path}/payout-invoices/${body.data.id}`, { account });
      statuses.push(status, ...(await found(mock.call, reference, 1, `/${path}/payout-invoices`)));
    }
    return statuses;
  };
  await mock.advance(2999);
  expect(await looks()).toEqual([404, 0, 404, 0]);
  await mock.advance(1);
  expect(await looks()).toEqual([200, 1, 200, 1]);
});

test("references-trimmed finds a payout by what was sent and by what is shown", async () => {
  const { call } = await mockForTests({ dialects: ["references-trimmed"] });
  const json = creation({ reference_id: " order 1 " });
  const { body } = await call(create, { account, json });
  expect(body.data.attributes.reference_id).toBe("order 1");
  for (const path of ["/api/payout-invoices", "/public-api/payout-invoices"]) {
    const counts = [" order 1 ", "order 1", "order 1  ", "order"].map((reference) => found(call, reference, 1, path));
    expect((await Promise.all(counts)).flat()).toEqual([1, 1, 1, 0]);
  }
});

test("lookups-unfiltered lists other payouts as well, in both APIs", async () => {
  const { call } = await mockForTests({ dialects: ["lookups-unfiltered"] });
  for (let index = 0; index < 3; index++) await call(create, { account, json: creation() });
  expect(await found(call, "none", 1)).toEqual([3]);
  expect(await found(call, "none", 1, "/public-api/payout-invoices")).toEqual([3]);
});

test.each([
  ["too-many", [429, 201, 429, 409], 0],
  ["too-many-handled", [429, 409, 429, 409], 1],
  ["proxy-error", [502, 201, 502, 409], 0],
  ["proxy-timeout", [504, 409, 504, 409], 1],
  ["proxy-page", [200, 201, 200, 409], 0],
  ["proxy-page-handled", [200, 409, 200, 409], 1],
])("%s comes every second time, whatever other operations do", async (dialect, want, kept) => {
  const mock = await startMock({ dialects: [dialect] });
  const json = creation();
  const send = async () => {
    const headers = { "Content-Type": "application/json", Authorization: `Basic ${btoa("a:k")}` };
    const post = await fetch(`${mock.url}/api/payout-invoices`, {
      method: "POST",
      headers,
      body: JSON.stringify(json),
    });
    await fetch(`${mock.url}/api/payout-services`, { headers });
    return post.status;
  };
  const statuses = [await send()];
  expect((await mock.payouts()).length).toBe(kept);
  for (let time = 0; time < 3; time++) statuses.push(await send());
  expect(statuses).toEqual(want);
  await mock.close();
});

/** Has a payout processed by a mock, and waits for its callbacks. */
async function calledBack(dialects: string[], count: number, options = {}) {
  const merchant = await receiver();
  const mock = await mockForTests({ dialects, callbackRetryUnit: 50, stepDelay: 10, ...options });
  const json = creation({ callback_url: merchant.url, test_mode: false });
  const { body } = await mock.call(create, { account, json });
  await mock.call(`POST /api/payout-invoices/${body.data.id}/process`, { account });
  await until(
    async () => (await mock.deliveries()).filter(({ state }) => state === "delivered"),
    (delivered) => delivered.length === count,
  );
  const deliveries = await mock.deliveries();
  return { ...merchant, deliveries, texts: merchant.received.map(({ text }) => text) };
}

/** How long after its change each callback of a payout was due, in milliseconds. */
const delaysOf = (deliveries: { at: number; due: number }[]) => deliveries.map(({ at, due }) => due - at);

test("callbacks-late is two units late", async () => {
  const mock = await mockForTests({ dialects: ["callbacks-late"], callbackRetryUnit: 1000 });
  mock.hold();
  const json = creation({ callback_url: "http://127.0.0.1:9/", options: { auto_process: true } });
  await mock.call(create, { account, json });
  expect(delaysOf(await mock.deliveries())).toEqual([2010, 2010]);
});

test("callbacks-twice sends the same bytes again", async () => {
  const { texts } = await calledBack(["callbacks-twice"], 4, { stepDelay: 200 });
  expect(texts).toHaveLength(4);
  expect(new Set(texts).size).toBe(2);
});

test.each([
  ["callbacks-batched", ["processed"]],
  ["callbacks-twice", ["processing", "processed", "processing", "processed"]],
  ["unknown-members", ["processing", "processed"]],
])("%s tells of two changes within a unit so often", async (dialect, want) => {
  const merchant = await receiver();
  const mock = await mockForTests({ dialects: [dialect], callbackRetryUnit: 1000, stepDelay: 100 });
  mock.hold();
  const json = creation({ callback_url: merchant.url, options: { auto_process: true } });
  await mock.call(create, { account, json });
  await mock.advance("10s");
  expect(merchant.statuses()).toEqual(want);
});

test("callbacks-spaced signs other bytes that mean the same", async () => {
  const { received } = await calledBack(["callbacks-spaced"], 2, { stepDelay: 200 });
  for (const { text, headers, json } of received) {
    expect(text).toContain('{\n  "data": {\n');
    expect(text).toContain('"callback_url": "http:\\/\\/127.0.0.1:');
    expect(complaints("getPayoutInvoice", 200, json)).toEqual([]);
    const signature = String(headers["x-signature"]);
    await verifyCallback({ rawBody: text, signature, secret: `sk_live_${account}` });
  }
});

test("callbacks show a payout as responses do, and are signed for the mode that they show", async () => {
  const { received } = await calledBack(["amounts-text", "test-mode-true"], 2, { stepDelay: 200 });
  for (const { text, headers, json } of received) {
    expect(json.data.attributes).toMatchObject({ amount: "10.00", test_mode: true });
    const signature = String(headers["x-signature"]);
    await verifyCallback({ rawBody: text, signature, secret: `sk_test_${account}` });
  }
});

const mixed = (dialectSeed: number) =>
  createDialects({ names: [], seed: dialectSeed, contract: model, serviceId: (code) => code });
const namesOf = (seed: number, reference: string) =>
  mixed(seed).choose({
    method: "post",
    path: "/api/payout-invoices",
    account,
    reference,
    byReference: false,
    preferred: undefined,
  }).names;
const references = Array.from({ length: 500 }, (_, index) => `reference-${index}`);

test("the same seed gives a payout the same mix, another seed or payout another, and each dialect comes up", () => {
  const mixes = references.map((reference) => namesOf(1, reference).join());
  expect(references.map((reference) => namesOf(1, reference).join())).toEqual(mixes);
  expect(references.map((reference) => namesOf(2, reference).join())).not.toEqual(mixes);
  expect(new Set(mixes).size).toBeGreaterThan(400);
  expect(dialectNames.filter((name) => !mixes.some((mix) => mix.split(",").includes(name)))).toEqual([]);
});

test("all that concerns a payout is in the same mix, and whoever sends the same requests gets the same", async () => {
  const runs: Json[] = [];
  for (const dialectSeed of [7, 7, 8]) {
    const mock = await mockForTests({ dialectSeed });
    for (const reference_id of references.slice(0, 5)) {
      await mock.call(create, { account, json: creation({ reference_id }) }).catch(() => {});
      await mock.call(`GET /api/payout-invoices?filter[reference_id]=${reference_id}`, { account }).catch(() => {});
      const payout = (await mock.payouts()).find(({ attributes }) => attributes.reference_id === reference_id);
      if (payout) await mock.call(`GET /api/payout-invoices/${payout.id}`, { account }).catch(() => {});
      const reasons = mock.requests().map(({ reason = "" }) => /dialect=.*/.exec(reason)?.[0]);
      expect(new Set(reasons.slice(payout ? -3 : -2)).size).toBe(1);
    }
    await mock.call("GET /api/payout-services", { account }).catch(() => {});
    runs.push(mock.requests().map(({ status, reason }) => [status, reason]));
  }
  expect(runs[0]).toEqual(runs[1]);
  expect(runs[0]).not.toEqual(runs[2]);
});
