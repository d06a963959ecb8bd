import { expect, test } from "vitest";
import { createMaskResponse } from "../../scripts/verify/record-examples.ts";
import { model } from "../contract.ts";

const maskResponse = createMaskResponse(model);
const list = model.components.schemas.PayoutInvoiceList;
const id = "cpoi_LivePayout000001";

/** A payout of a list, as it is recorded. */
function recorded(attributes: Record<string, unknown>, links: Record<string, unknown> = {}) {
  const data = [{ type: "payout-invoices", id, attributes, links: { self: `/api/payout-invoices/${id}` } }];
  return maskResponse(list, { meta: { count: 1, before: id, after: "cpoi_Unseen" }, links, data });
}

const attributes: [name: string, member: string, given: unknown, want: unknown][] = [
  [
    "a description",
    "description",
    "Payout to Jane Roe, DE89370400440532013000",
    "Xxxxxx xx Xxxx Xxx, XX00000000000000000000",
  ],
  ["an address of mail", "description", "jane.roe@mail.example", "xxxx.xxx@xxxx.xxxxxxx"],
  ["letters that are not Latin", "description", "Олена Ü", "Xxxxx X"],
  ["what the contract shows", "description", "Refund of order 10482", "Refund of order 10482"],
  ["nothing", "description", null, null],
  ["a reference", "reference_id", "jane-roe-1975", "xxxx-xxx-0000"],
  ["a known value", "status", "process_pending", "process_pending"],
  ["a value that is new", "status", "vanished", "vanished"],
  ["a name for a value", "status", "Jane Roe", "Xxxx Xxx"],
  ["an account for a value", "resolution", "DE89370400440532013000", "XX00000000000000000000"],
  ["a code that the contract shows", "currency", "USDT", "USDT"],
  ["a number", "amount", 100.55, 100.55],
  ["text for a number", "amount", "4929", "0000"],
  ["a number for text", "description", 62001234567, 0],
  ["a switch", "test_mode", false, false],
  ["a free map", "metadata", { jane: "A-7", count: 7, vip2: true }, { xxxx: "X-0", count: 0, xxx0: true }],
  [
    "names in a free map",
    "fields",
    { "jane@mail.example": "x1", DE8937040044: 1 },
    { "xxxx@xxxx.xxxxxxx": "x0", XX0000000000: 0 },
  ],
  ["a new member", "brand_new", { iban: "DE89" }, { iban: "XX00" }],
  ["an ID again", "serial_number", id, id],
];

test.each(attributes)("%s", (_name, member, given, want) => {
  expect(recorded({ [member]: given })).toMatchObject({ data: [{ attributes: { [member]: want } }] });
});

const addresses: [given: string, want: string][] = [
  ["https://merchant.example/cb?token=s3cr3t-token", "https://merchant.example/xx?token=x0xx0x-xxxxx"],
  ["https://jane:s3cr3t@merchant.example:8443/", "https://merchant.example:8443/"],
  ["https://merchant.example?jane@mail.example#Roe", "https://merchant.example?xxxx@xxxx.xxxxxxx#Xxx"],
  ["https://hooks.example/T0AB/s3cr3t", "https://hooks.example/X0XX/x0xx0x"],
  ["https://Jane Roe/", "xxxxx://Xxxx Xxx/"],
  ["mailto:jane@mail.example", "xxxxxx:xxxx@xxxx.xxxxxxx"],
  [`https://platform.example/api/payout-invoices/${id}`, `https://platform.example/api/payout-invoices/${id}`],
  ["/Jane/Roe", "/Xxxx/Xxx"],
];

test.each(addresses)("of %s what is kept is %s", (given, want) => {
  expect(recorded({ callback_url: given })).toMatchObject({ data: [{ attributes: { callback_url: want } }] });
});

test("IDs, types and links of the API are kept, and of their queries what leads from page to page", () => {
  const next = `/payout-invoices?page[size]=20&page[before]=${id}`;
  const prev = `/api/payout-invoices?page%5Bsize%5D=5&filter[reference_id]=jane-roe&public_key=pk_live_1`;
  expect(recorded({}, { next, prev })).toEqual({
    meta: { count: 1, before: id, after: "xxxx_Xxxxxx" },
    links: { next, prev: "/api/payout-invoices?page%5Bsize%5D=5&filter[reference_id]=xxxx-xxx&public_key=xx_xxxx_0" },
    data: [{ type: "payout-invoices", id, attributes: {}, links: { self: `/api/payout-invoices/${id}` } }],
  });
});

test("what stands for another thing than an ID is no ID", () => {
  const data = [{ type: "Jane Roe", id: "Jane Roe, Oslo", attributes: {} }];
  expect(maskResponse(list, { data })).toEqual({ data: [{ type: "Xxxx Xxx", id: "Xxxx Xxx, Xxxx", attributes: {} }] });
});

test("a map of named things keeps their names", () => {
  const services = { bank_zzz: { code: "bank_zzz", method: "Jane Roe" } };
  expect(maskResponse(model.components.schemas.PayoutPrerequestResult, { services })).toEqual({
    services: { bank_zzz: { code: "bank_zzz", method: "Xxxx Xxx" } },
  });
});

test("errors are masked where they tell of more than the contract does", () => {
  const errors = { "fields.card_number": "Card of Jane Roe", amount: "This value should be greater than 0." };
  expect(maskResponse(model.components.schemas.ValidationErrorDocument, { errors })).toEqual({
    errors: { "fields.card_number": "Xxxx xx Xxxx Xxx", amount: "This value should be greater than 0." },
  });
});

test("without a schema nothing is kept but types", () => {
  expect(maskResponse(undefined, { a: ["Refund of order 10482", 7, true, null] })).toEqual({
    a: ["Xxxxxx xx xxxxx 00000", 0, true, null],
  });
});
