import { expect, test } from "vitest";
import { creation, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

const { call } = await mockForTests();
const account = "validation";
const invoices = "/api/payout-invoices";
const created = (attributes: object) => ({ json: creation({ ...attributes }), line: `POST ${invoices}` });
const got = (path: string) => ({ line: `GET ${path}` });
const asked = (json: unknown) => ({ json, line: "POST /public-api/payout-prerequest" });

const missing = "This field is missing.";
const blank = "This value should not be blank.";

test.each([
  ["amount of zero, as documented", created({ amount: 0 }), { amount: "This value should be greater than 0." }],
  ["negative amount", created({ amount: -1 }), { amount: "This value should be greater than 0." }],
  ["amount as a string", created({ amount: "10" }), { amount: "This value should be of type number." }],
  ["a member missing", created({ reference_id: undefined }), { reference_id: missing }],
  ["an empty reference", created({ reference_id: "" }), { reference_id: blank }],
  ["currency in lower case", created({ currency: "usd" }), { currency: "This value should match ^[A-Z0-9]{3,10}$." }],
  [
    "an empty service",
    created({ service: "" }),
    { service: "This value should match ^[a-z0-9][a-z0-9._-]*[a-z0-9]$." },
  ],
  ["fields as a list", created({ fields: [] }), { fields: "This value should be of type object." }],
  ["a nested member missing", created({ customer: {} }), { "customer.reference_id": missing }],
  [
    "formats",
    created({
      callback_url: "not a url",
      customer: { reference_id: "1", date_of_birth: "29.02.1984" },
    }),
    {
      callback_url: "This value should be a URL, such as https://example.com/callbacks.",
      "customer.date_of_birth": "This value should be a date, such as 2000-12-31.",
    },
  ],
  [
    "a nested address",
    created({ customer: { reference_id: "1", address: { city: 1 } } }),
    { "customer.address.city": "This value should be of type string." },
  ],
  [
    "an option",
    created({ options: { attempts_limit: 0.5 } }),
    { "options.attempts_limit": "This value should be of type integer." },
  ],
  [
    "the plural type",
    { line: `POST ${invoices}`, json: { data: { ...creation().data, type: "payout-invoices" } } },
    { "data.type": "This value should be payout-invoice." },
  ],
  [
    "no attributes",
    { line: `POST ${invoices}`, json: { data: { type: "payout-invoice" } } },
    { "data.attributes": missing },
  ],
  ["no data", { line: `POST ${invoices}`, json: {} }, { data: missing }],
  ["a list", { line: `POST ${invoices}`, json: [] }, { body: "This value should be of type object." }],
  ["null", { line: `POST ${invoices}`, json: null }, { body: blank }],
  ["a pre-request without anything", asked({}), { currency: missing, amount: missing, public_key: missing }],
  [
    "a page in words",
    got("/api/payout-services?page[size]=all"),
    { "page[size]": "This value should be of type integer." },
  ],
  [
    "a page twice",
    got("/api/payout-services?page[size]=1&page[size]=2"),
    { "page[size]": "This value should be of type integer." },
  ],
  [
    "an escaped name",
    got("/api/payout-services?page%5Bsize%5D=all"),
    { "page[size]": "This value should be of type integer." },
  ],
  ["an empty filter", got(`${invoices}?filter[reference_id]=`), { "filter[reference_id]": blank }],
  ["no filter", got("/public-api/payout-invoices"), { "filter[reference_id]": missing }],
  [
    "a filter in capitals",
    got("/public-api/payout-invoices?FILTER[REFERENCE_ID]=1"),
    { "filter[reference_id]": missing },
  ],
])("%s", async (_name, { line, ...options }, errors) => {
  const answer = await call(line, { account, ...options });
  expect([answer.status, answer.body]).toEqual([422, { errors }]);
  expect(complaints("createPayoutInvoice", 422, answer.body)).toEqual([]);
});

test("every offending field is named at once", async () => {
  const answer = await call(`POST ${invoices}`, { account, json: { data: { type: "x", attributes: { amount: 0 } } } });
  expect(Object.keys(answer.body.errors).sort()).toEqual([
    "amount",
    "currency",
    "data.type",
    "fields",
    "reference_id",
    "service",
    "token",
  ]);
});

test("free-form maps let everything through and give it back", async () => {
  const metadata = JSON.parse(
    '{"text":"ü","number":1.5,"flag":false,"nothing":null,"map":{"list":[1]},"__proto__":{"a":1},"constructor":"b","":"c"}',
  );
  const fields = { account_number: 12345, note: null, nested: { flag: true } };
  const json = creation({ metadata, fields, options: { anything: [1] }, context: { card: { exp_month: "09" } } });
  const answer = await call(`POST ${invoices}`, { account, json });
  expect(answer.status).toBe(201);
  expect(JSON.stringify(answer.body.data.attributes.metadata)).toBe(JSON.stringify(metadata));
  expect(answer.body.data.attributes.fields).toEqual(fields);
});
