import { expect, test } from "vitest";
import { type Json, mockForTests } from "../client.ts";

const { call, create: created } = await mockForTests({ stepDelay: 0 });

test("by ID and by reference, in both APIs", async () => {
  const account = "lookup";
  const data = await created(account);
  const reference = data.attributes.reference_id;
  const { callback_logs, ...listed } = data.attributes;
  const filter = `filter[reference_id]=${reference}`;

  expect((await call(`GET /api/payout-invoices/${data.id}`, { account })).body).toEqual({ data });
  expect((await call(`GET /api/payout-invoices?${filter}`, { account })).body).toEqual({
    meta: { count: 1, size: 20, before: data.id, after: data.id },
    links: { prev: "", next: "" },
    data: [{ ...data, attributes: listed }],
  });
  const byId = await call(`GET /public-api/payout-invoices/${data.id}?public_key=pk_test_any`);
  expect(byId.body.data).toEqual({
    id: data.id,
    serial_number: data.attributes.serial_number,
    created: data.attributes.created,
    status: "created",
    resolution: "ok",
    test_mode: true,
    currency: "USD",
    amount: 10,
    payout_amount: 10,
    service: "unlisted",
    service_amount: 10,
    service_payout_amount: 10,
    service_method: "unlisted",
    service_currency: "USD",
    processed: null,
    processed_amount: null,
  });
  expect((await call(`GET /public-api/payout-invoices?${filter}`)).body).toEqual({ data: [byId.body.data] });
});

test("of a reference that nothing bears are empty", async () => {
  const filter = "filter[reference_id]=none";
  expect((await call(`GET /api/payout-invoices?${filter}`, { account: "none" })).body).toEqual({
    meta: { count: 0, size: 20 },
    links: { prev: "", next: "" },
    data: [],
  });
  expect((await call(`GET /public-api/payout-invoices?${filter}`)).body).toEqual({ data: [] });
});

test("a Basic header beside a public lookup does no harm", async () => {
  const { id } = await created("basic");
  expect((await call(`GET /public-api/payout-invoices/${id}`, { account: "basic" })).status).toBe(200);
});

test("references of any characters are told apart", async () => {
  const references = ["a", "A", "a ", "a\u0000b", "a\u0000c", "é", "e\u0301", "%", "_", "\ud800", '"', "__proto__"];
  for (const reference_id of references) await created("characters", { reference_id });
  for (const reference of references.filter((text) => text.isWellFormed())) {
    const filter = `filter[reference_id]=${encodeURIComponent(reference)}`;
    const { body } = await call(`GET /api/payout-invoices?${filter}`, { account: "characters" });
    expect(body.data.map((data: Json) => data.attributes.reference_id)).toEqual([reference]);
  }
});
