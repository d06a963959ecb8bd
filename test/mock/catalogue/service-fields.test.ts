import { describe, expect, test } from "vitest";
import { completeEntry, serviceFieldErrors } from "../../../scripts/mock/catalogue/entry.ts";
import { contract } from "../../contract.ts";
import { creation, mockForTests } from "../client.ts";

const { call } = await mockForTests();
const account = "service fields";
const create = "POST /api/payout-invoices";
const statuses = contract.components.schemas.PayoutStatus?.["x-extensible-enum"] as string[];
const card = { service: "payment_card_usd_hpp", fields: { card_number: "5123817234060000" } };

describe("the fields and limits of a service", () => {
  test.each([
    ["a field missing", { ...card, fields: {} }, { "fields.card_number": "This field is missing." }],
    [
      "a field that is null",
      { ...card, fields: { card_number: null } },
      { "fields.card_number": "This field is missing." },
    ],
    [
      "a blank field",
      { ...card, fields: { card_number: "" } },
      { "fields.card_number": "This value should not be blank." },
    ],
    [
      "a wrong form",
      { ...card, fields: { card_number: "12" } },
      { "fields.card_number": "This value should match ^\\d{12,19}$." },
    ],
    [
      "a wrong check digit",
      { ...card, fields: { card_number: "5123817234060001" } },
      { "fields.card_number": "This value should be a card number: its check digit is wrong." },
    ],
    [
      "no text",
      { ...card, fields: { card_number: {} } },
      { "fields.card_number": "This value should be of type string." },
    ],
    [
      "an optional field",
      { ...card, fields: { ...card.fields, card_holder: "1" } },
      { "fields.card_holder": "This value should match ^[A-Za-z .-]{2,64}$." },
    ],
    ["too little", { ...card, amount: 0.99 }, { amount: "This value should be greater than or equal to 1." }],
    ["too much", { ...card, amount: 5000.01 }, { amount: "This value should be less than or equal to 5000." }],
    ["another currency", { ...card, currency: "EUR" }, { currency: "This value should be one of USD." }],
    [
      "backslashes written twice",
      { service: "bank_transfer_zar", currency: "ZAR", fields: { account_number: "123456" } },
      { "fields.account_number": "This value should match ^\\d{7,11}$." },
    ],
    [
      "an underscore in a status",
      { service: "test_usd", fields: { account: "1", test_details_payout_status: "process_failed" } },
      { "fields.test_details_payout_status": "This value should match ^[A-Z\\-\\sa-z]{2,64}$." },
    ],
    [
      "a status that is none",
      { service: "test_usd", fields: { account: "1", test_details_payout_status: "done" } },
      {
        "fields.test_details_payout_status": `This value should be one of ${statuses.join(", ").replaceAll("_", "-")}.`,
      },
    ],
  ])("%s", async (_name, attributes, errors) => {
    const answer = await call(create, { account, json: creation(attributes) });
    expect([answer.status, answer.body]).toEqual([422, { errors }]);
  });

  test.each([
    ["at its least", { ...card, amount: 1 }],
    ["at its most", { ...card, amount: 5000 }],
    [
      "a number for a text of digits",
      { service: "bank_transfer_zar", currency: "ZAR", fields: { account_number: 62001234567 } },
    ],
    [
      "any form of a field that is made up",
      { service: "pix_brl", currency: "BRL", fields: { pix_key: "123456*8909" } },
    ],
    ["a field that it doesn't know", { ...card, fields: { ...card.fields, other: "1" } }],
    ["a service that nobody knows", { service: "unheard_of", fields: { card_number: "1" } }],
  ])("%s is fine", async (_name, attributes) => {
    expect((await call(create, { account, json: creation(attributes) })).status).toBe(201);
  });

  test("limits are the service's currency's, amounts the payout's", async () => {
    const zar = { service: "bank_transfer_zar", fields: { account_number: "62001234567" } };
    const inRand = await call(create, { account, json: creation({ ...zar, currency: "ZAR", amount: 1_000_000 }) });
    const tooMuch = await call(create, { account, json: creation({ ...zar, currency: "USD", amount: 54_945.06 }) });
    const inDollars = await call(create, { account, json: creation({ ...zar, currency: "USD", amount: 100.55 }) });
    expect(inRand.status).toBe(201);
    expect([tooMuch.status, tooMuch.body.errors]).toEqual([
      422,
      { amount: "This value should be less than or equal to 54945.05." },
    ]);
    expect(inDollars.body.data.attributes).toMatchObject({
      exchange_rate: 18.2,
      service_amount: 1830.01,
      service_currency: "ZAR",
      amount: 100.55,
    });
  });

  test("fees are those of the catalogue", async () => {
    const answer = await call(create, { account, json: creation({ ...card, amount: 100.55 }) });
    expect(answer.body.data.attributes).toMatchObject({ fee: 1.76, writeoff: 102.31, processed_fee: 0 });
  });
});

test.each(Object.entries(contract.components.examples).filter(([name]) => /create-.*request/.test(name)))(
  "the contract's own request %s is accepted",
  async (name, { value }) => {
    expect((await call(create, { account: `sample ${name}`, json: value })).status).toBe(201);
  },
);

test("a pattern that goes on from the last match by its flag begins anew with each payout", () => {
  const source = { service: "flags", service_method: "flags", service_currency: "USD" };
  const entry = completeEntry({ ...source, fields: [{ key: "code", regexp: "/\\d+/g" }] }, "");
  const errors = [1, 2, 3].map(() => serviceFieldErrors({ code: "123" }, entry));
  expect(errors).toEqual([{}, {}, {}]);
});
