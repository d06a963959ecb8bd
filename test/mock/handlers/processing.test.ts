import { expect, test } from "vitest";
import { mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

const { call, create: created } = await mockForTests({ stepDelay: 0 });

test("starts a payout, once", async () => {
  const { id } = await created("process");
  const line = `POST /api/payout-invoices/${id}/process`;
  const [first, second] = [await call(line, { account: "process" }), await call(line, { account: "process" })];
  expect([first.status, first.body.data.attributes.status]).toEqual([200, "created"]);
  expect([second.status, second.body.data.id, second.body.errors[0].code]).toEqual([409, id, "409"]);
  expect(complaints("processPayoutInvoice", 409, second.body)).toEqual([]);
});

test("twenty at the same instant start it once", async () => {
  const { id } = await created("race");
  const line = `POST /api/payout-invoices/${id}/process`;
  const answers = await Promise.all(Array.from({ length: 20 }, () => call(line, { account: "race" })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
});

test.each([
  ["what there is not", "cpoi_none"],
  ["another account's", undefined],
])("of %s is 404", async (_name, id) => {
  const other = await created("owner");
  const line = `POST /api/payout-invoices/${id ?? other.id}/process`;
  expect((await call(line, { account: "stranger" })).status).toBe(404);
});

test.each([
  ["an empty map", { json: {} }],
  ["broken JSON", { body: "{", headers: { "Content-Type": "application/json" } }],
  ["no media type at all", { body: new TextEncoder().encode("{}") }],
  ["another media type", { body: "<a/>", headers: { "Content-Type": "application/xml" } }],
])("a body of %s is passed over", async (_name, options) => {
  const { id } = await created("bodies");
  const answer = await call(`POST /api/payout-invoices/${id}/process`, { account: "bodies", ...options });
  expect(answer.status).toBe(200);
});
