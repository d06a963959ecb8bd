import { expect, test } from "vitest";
import { creation, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

const { call, create: created } = await mockForTests({ stepDelay: 0 });
const create = "POST /api/payout-invoices";

test("gives a fresh ID and echoes what was sent, as documented", async () => {
  const [first, second] = [await created("echo"), await created("echo", { description: "Refund" })];
  expect(first.id).toMatch(/^cpoi_[0-9A-Za-z]{16}$/);
  expect(first.id).not.toBe(second.id);
  expect(first.attributes).toMatchObject({
    serial_number: first.id.slice(5),
    status: "created",
    resolution: "ok",
    amount: 10,
    writeoff: 10,
    description: null,
    callback_url: null,
    metadata: [],
    fields: [],
    processed: null,
    processed_amount: null,
    processed_fee: 0,
    processed_writeoff: null,
    callback_logs: [],
  });
  expect(second.attributes.description).toBe("Refund");
  expect(first.relationships.customer).toBeUndefined();
  expect(first.links.self).toBe(`/api/payout-invoices/${first.id}`);
});

test("masks every card number", async () => {
  const card = "5123817234060000";
  const data = await created("masks", {
    fields: { card_number: card },
    metadata: { note: `card ${card}` },
    description: card,
  });
  expect(data.attributes.fields).toEqual({ card_number: "512381******0000" });
  expect(JSON.stringify(data)).not.toContain(card);
});

test("knows a customer again, within an account", async () => {
  const customer = { reference_id: "customer" };
  const ids = [
    await created("knows", { customer }),
    await created("knows", { customer }),
    await created("others", { customer }),
  ].map((data) => data.relationships.customer.data.id);
  expect([ids[0] === ids[1], ids[0] === ids[2]]).toEqual([true, false]);
});

test("takes the mode that is sent, and else that of a live payout, whatever the key", async () => {
  const modes = [{ test_mode: false }, { test_mode: true }, { test_mode: undefined }].map(async (attributes) => {
    return (await created("modes", attributes)).attributes.test_mode;
  });
  expect(await Promise.all(modes)).toEqual([false, true, false]);
  const secret = `Basic ${btoa("modes:sk_test_key")}`;
  const answer = await call(create, { json: creation({ test_mode: undefined }), headers: { Authorization: secret } });
  expect(answer.body.data.attributes.test_mode).toBe(false);
});

test("the same reference again is 409, with an error and the payout that exists", async () => {
  const json = creation();
  const first = await call(create, { account: "again", json });
  const second = await call(create, { account: "again", json });
  expect([second.status, second.body.errors[0].code, second.body.data]).toEqual([409, "409", first.body.data]);
  expect(complaints("createPayoutInvoice", 409, second.body)).toEqual([]);
  expect((await call(create, { account: "another", json })).status).toBe(201);
});

test("twenty at the same instant make one payout and nineteen conflicts", async () => {
  const json = creation();
  const answers = await Promise.all(Array.from({ length: 20 }, () => call(create, { account: "twenty", json })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
  expect(new Set(answers.map(({ body }) => body.data.id)).size).toBe(1);
  expect((await call("GET /api/payout-invoices", { account: "twenty" })).body.meta.count).toBe(1);
});

test.each<[what: string, sent: Record<string, unknown>, want: unknown]>([
  ["neither fields nor a token", { fields: undefined }, ["fields", "token"]],
  ["a wrong amount with fields", { amount: 0 }, ["amount"]],
  ["a wrong amount with a token", { fields: undefined, token: "tok_1", amount: 0 }, ["amount"]],
  ["fields that are none", { fields: 7 }, ["fields"]],
])("%s: a 422 names what is wrong, and no other way to pay", async (_what, sent, want) => {
  const { status, body } = await call(create, { account: "token", json: creation(sent) });
  expect([status, Object.keys(body.errors).sort()]).toEqual([422, want]);
});

test("a token stands for the recipient, and is shown nowhere", async () => {
  const json = creation({ fields: undefined, token: "tok_1" });
  const { status, body } = await call(create, { account: "token", json });
  expect([status, body.data.attributes.fields, JSON.stringify(body).includes("tok_1")]).toEqual([201, [], false]);
  expect(complaints("createPayoutInvoice", 201, body)).toEqual([]);
});
