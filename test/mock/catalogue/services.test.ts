import { describe, expect, test } from "vitest";
import { contract } from "../../contract.ts";
import { type Json, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

const { call } = await mockForTests();
const account = "services";
const publicKey = "pk_test_key";
const sample = contract.components.examples["prerequest-response"]?.value as Json;
const documentedKey = (contract.components.examples["prerequest-request"]?.value as Json).public_key;

describe("the pre-request", () => {
  const ask = async (currency: string, amount: number, key = publicKey) =>
    (await call("POST /public-api/payout-prerequest", { json: { currency, amount, public_key: key } })).body.data;
  const codes = (data: Json) => Object.keys(data.services).filter((name) => name !== "methods" && name !== "account");

  test("shows the documented test service as documented", async () => {
    const data = await ask("USD", 10);
    expect(data.services.test_usd).toEqual(sample.data.services.test_usd);
    expect(data.services.methods.test).toEqual(sample.data.services.methods.test);
    expect(complaints("createPayoutPrerequest", 200, { data })).toEqual([]);
  });

  test("offers what fits currency and amount", async () => {
    expect(codes(await ask("JPY", 1000))).toEqual(["swift_jpy"]);
    expect(codes(await ask("JPY", 0.99))).toEqual([]);
    expect(codes(await ask("USD", 5))).not.toContain("usdt_trc20");
    expect(codes(await ask("USD", 10))).toContain("usdt_trc20");
  });

  test("is in test mode, as documented, whatever the key", async () => {
    const modes = ["pk_live_1", "pk_test_1"].map(async (key) => (await ask("USD", 1, key)).test_mode);
    expect(await Promise.all(modes)).toEqual([true, true]);
    expect([sample.data.test_mode, documentedKey]).toEqual([true, expect.stringMatching(/^pk_live_/)]);
  });

  test("rejects a key that is none", async () => {
    const json = { currency: "USD", amount: 1, public_key: "sk_test_1" };
    expect((await call("POST /public-api/payout-prerequest", { json })).status).toBe(401);
  });
});

test("services are paged by number, and each is found by its ID", async () => {
  const all: Json[] = [];
  let next = "/api/payout-services?page[size]=5";
  const pages: Json[] = [];
  while (next) {
    const { status, body } = await call(`GET ${next}`, { account });
    expect(complaints("listPayoutServices", status, body)).toEqual([]);
    pages.push([body.meta.page, body.data.length, "prev" in body.links]);
    all.push(...body.data);
    next = body.links.next;
  }
  expect(pages).toEqual([
    [1, 5, false],
    [2, 5, true],
    [3, 2, true],
  ]);
  for (const service of all) {
    expect((await call(`GET ${service.links.self}`, { account })).body).toEqual({ data: service });
  }
  const codes = all.map((service) => service.attributes.service);
  expect(codes).toEqual(expect.arrayContaining(["test_usd", "card", "swift_jpy", "bank_transfer_zar"]));
});

test("a page after the last is empty and leads back", async () => {
  const { body } = await call("GET /api/payout-services?page[number]=9&page[size]=5", { account });
  expect([body.data, body.meta, body.links]).toEqual([
    [],
    { total: 12, pages: 3, page: 9 },
    {
      first: "/api/payout-services?page[number]=1&page[size]=5",
      prev: "/api/payout-services?page[number]=3&page[size]=5",
      last: "/api/payout-services?page[number]=3&page[size]=5",
    },
  ]);
});
