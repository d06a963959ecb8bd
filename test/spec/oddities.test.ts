import { describe, expect, test } from "vitest";
import { bodies } from "../../scripts/openapi/bodies.ts";
import { contract } from "../../scripts/openapi/generated.ts";
import { operation, operations } from "../../scripts/openapi/operations.ts";
import { resolve } from "../../scripts/openapi/resolve.ts";
import type { Schema } from "../../scripts/openapi/schema.ts";
import { createValidator } from "../../scripts/openapi/validator.ts";

const validate = createValidator(contract);
const schema = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const accepts = (name: string, value: unknown) => validate(schema(name), value).length === 0;

/** A copy of an example's value, free to be taken apart. */
function example<Value>(name: string): Value {
  const found = contract.components.examples[name];
  if (!found) throw new Error(`no example ${name}`);
  return structuredClone(found.value) as Value;
}

interface Invoice {
  id: string;
  attributes: Record<string, unknown>;
  relationships: Record<string, unknown>;
}

describe("1: one path, two APIs", () => {
  test("the private look-up answers a JSON:API document, the public one a flat object", () => {
    expect(accepts("PayoutInvoiceDocument", example("invoice-response"))).toBe(true);
    expect(accepts("PublicPayoutInvoiceDocument", example("public-invoice-response"))).toBe(true);
    expect(accepts("PayoutInvoiceDocument", example("public-invoice-response"))).toBe(false);
    expect(accepts("PublicPayoutInvoiceDocument", example("invoice-response"))).toBe(false);
  });

  test("each API has a base path of its own", () => {
    const bases = operations(contract).map(
      ({ path, operation }) => `${operation["x-audience"]} /${path.split("/")[1]}`,
    );
    expect([...new Set(bases)].sort()).toEqual(["private /api", "public /public-api"]);
  });
});

describe("2: methods and account among the services", () => {
  interface Prerequest {
    data: { services: Record<string, unknown>; methods?: unknown; account?: unknown };
  }

  test("the contract holds the sample, which has them inside", () => {
    const sample = example<Prerequest>("prerequest-response");
    expect(Object.keys(sample.data.services)).toEqual(["test_usd", "methods", "account"]);
    expect(accepts("PayoutPrerequestDocument", sample)).toBe(true);
  });

  test("it does not refuse them beside the services", () => {
    const { methods, account, ...services } = example<Prerequest>("prerequest-response").data.services;
    const moved = { data: { ...example<Prerequest>("prerequest-response").data, services, methods, account } };
    expect(accepts("PayoutPrerequestDocument", moved)).toBe(true);
  });

  test("a service is still held against its schema", () => {
    const sample = example<Prerequest>("prerequest-response");
    sample.data.services.another = { code: "another" };
    expect(accepts("PayoutPrerequestDocument", sample)).toBe(false);
  });
});

test.each([
  ["the sample's string", "10.00", true],
  ["a number", 10, true],
  ["a truth value", true, false],
  ["null", null, false],
])("3: a service's amount in the pre-request: %s", (_name, amount, valid) => {
  expect(accepts("Amount", amount)).toBe(valid);
});

test("3: an invoice's amounts are numbers only", () => {
  const sample = example<{ data: Invoice }>("invoice-response");
  sample.data.attributes.amount = "10.00";
  expect(accepts("PayoutInvoiceDocument", sample)).toBe(false);
});

test("4: regular expressions come with doubled backslashes, single ones and slashes", () => {
  const field = schema("ServiceField");
  const known = resolve(contract, resolve(contract, field).properties?.regexp ?? {}).examples as string[];
  expect(known).toContain(String.raw`^\\d{1,15}$`);
  expect(known).toContain(String.raw`/^\d{12,19}$/`);
  const written = JSON.stringify(example("prerequest-response"));
  expect(written).toContain(JSON.stringify(String.raw`^\\d{1,15}$`));
});

test.each([
  ["payout-invoice", "CreatePayoutInvoice", "create-request"],
  ["payout-invoices", "PayoutInvoiceDocument", "create-response"],
])("5: the type is %s in %s, and no other", (type, name, sample) => {
  const document = example<{ data: { type: string } }>(sample);
  expect(document.data.type).toBe(type);
  const other = type === "payout-invoice" ? "payout-invoices" : "payout-invoice";
  expect(accepts(name, { data: { ...document.data, type: other } })).toBe(false);
});

test("6: errors are a map for status 422 and a list for every other", () => {
  const shapes = bodies(contract)
    .filter(({ place, value }) => /^([345]|default)/.test(place) && "errors" in (value as object))
    .map(
      ({ place, value }) =>
        `${place === "422" ? "422" : "other"} ${Array.isArray((value as { errors: unknown }).errors) ? "list" : "map"}`,
    );
  expect([...new Set(shapes)].sort()).toEqual(["422 map", "other list"]);
});

describe("7: what is missing or empty where there is nothing", () => {
  test("links of the invoice list are empty strings", () => {
    expect(example<{ links: unknown }>("invoices-response").links).toEqual({ prev: "", next: "" });
    expect(accepts("PayoutInvoiceList", example("invoices-response"))).toBe(true);
  });

  test("a service may be without links and payout-service", () => {
    const list = example<{ data: { links?: unknown; relationships: object }[] }>("services-response");
    expect(list.data.map((service) => ["links" in service, "payout-service" in service.relationships])).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(accepts("PayoutServiceList", list)).toBe(true);
  });

  test("callback_logs is in a single invoice and not in a list", () => {
    const single = example<{ data: Invoice }>("invoice-response").data;
    const listed = example<{ data: Invoice[] }>("invoices-response").data;
    expect([single, ...listed].map((invoice) => "callback_logs" in invoice.attributes)).toEqual([true, false, false]);
    expect(accepts("PayoutInvoice", single) && listed.every((invoice) => accepts("PayoutInvoice", invoice))).toBe(true);
  });
});

describe("8: null until there is a value", () => {
  test.each([
    ["PayoutInvoiceAttributes", ["processed", "processed_amount", "processed_writeoff", "description"]],
    ["PrerequestMethod", ["metadata", "position", "hide"]],
    ["ServiceField", ["example"]],
  ])("%s: %j take null and a value", (name, members) => {
    for (const member of members) {
      const types = resolve(contract, resolve(contract, schema(name)).properties?.[member] ?? {}).type;
      expect([member, types]).toEqual([member, expect.arrayContaining(["null", expect.not.stringMatching("null")])]);
    }
  });

  test("processed_fee is 0, not null", () => {
    const sample = example<{ data: Invoice }>("create-response");
    expect(sample.data.attributes.processed_fee).toBe(0);
    sample.data.attributes.processed_fee = null;
    expect(accepts("PayoutInvoiceDocument", sample)).toBe(false);
  });

  test("times are Unix seconds", () => {
    const sample = example<{ data: Invoice }>("create-response");
    expect(sample.data.attributes.created).toBe(1597835735);
    sample.data.attributes.created = "2020-08-19T11:15:35Z";
    expect(accepts("PayoutInvoiceDocument", sample)).toBe(false);
  });
});

test("9: services are paged by number, invoices by cursor", () => {
  const parametersOf = (id: string) =>
    operation(contract, id).parameters?.map((parameter) => resolve(contract, parameter).name);
  expect(parametersOf("listPayoutServices")).toEqual(["page[number]", "page[size]"]);
  expect(parametersOf("listPayoutInvoices")).toEqual([
    "filter[reference_id]",
    "page[size]",
    "page[after]",
    "page[before]",
  ]);
  expect(Object.keys(example<{ meta: object }>("services-response").meta)).toEqual(["total", "pages", "page"]);
  expect(Object.keys(example<{ meta: object }>("invoices-response").meta)).toEqual([
    "count",
    "size",
    "before",
    "after",
  ]);
});

test("10: no answer shows a whole card number", () => {
  const answers = bodies(contract).filter(({ place }) => place !== "request");
  expect(JSON.stringify(answers.map(({ value }) => value))).toContain("512381******0000");
  expect(answers.filter(({ value }) => /"\d{12,19}"/.test(JSON.stringify(value)))).toEqual([]);
});

test("11: a 409 has an error and, where it can, the payout that exists", () => {
  const examples = bodies(contract).filter(({ place }) => place === "409");
  expect(examples.map(({ name }) => name).sort()).toEqual([
    "conflict-creation-error",
    "conflict-processing-error",
    "conflict-without-data-error",
    "conflict-without-errors-error",
  ]);
  const { errors, data } = example<{ errors: unknown; data: Invoice }>("conflict-creation-error");
  expect(accepts("ConflictDocument", { errors, data })).toBe(true);
  expect(accepts("ConflictDocument", { errors })).toBe(true);
  expect(accepts("ConflictDocument", { data })).toBe(true);
});

test.each(["403", "502", "503", "504"])(
  "12: status %s has an example on every operation though no sample shows it",
  (status) => {
    const shown = new Set(
      bodies(contract)
        .filter(({ place }) => place === status)
        .map(({ operationId }) => operationId),
    );
    expect([...shown].sort()).toEqual(
      operations(contract)
        .map(({ operation }) => operation.operationId)
        .sort(),
    );
  },
);

test("12: the public look-up by reference is inferred, and says so", () => {
  expect(resolve(contract, schema("PublicPayoutInvoiceList"))["x-source"]).toBe("inferred");
});

test.each([
  ["a map", { key: "value" }, true],
  ["an empty map", {}, true],
  ["an empty list", [], true],
  ["a list with something in it", ["value"], false],
  ["null", null, false],
])("13: metadata in an answer may be %j", (_name, metadata, valid) => {
  const sample = example<{ data: Invoice }>("invoice-response");
  sample.data.attributes.metadata = metadata;
  expect(accepts("PayoutInvoiceDocument", sample)).toBe(valid);
});

test.each([
  ["CurrencyCode", "USDT", true],
  ["CurrencyCode", "CARDTHB", true],
  ["CurrencyCode", "USD", true],
  ["CurrencyCode", "usd", false],
  ["CurrencyCode", "US", false],
  ["CurrencyCode", "ABCDEFGHIJK", false],
  ["ServiceCode", "bank_transfer_zar", true],
  ["ServiceCode", "payment_card_usd_hpp", true],
  ["ServiceCode", "", false],
  ["ServiceCode", "_card", false],
])("14: %s %j is valid in a request: %s", (name, code, valid) => {
  expect(accepts(name, code)).toBe(valid);
});

test("14: an answer may have a currency of any form", () => {
  const sample = example<{ data: Invoice }>("invoice-response");
  sample.data.attributes.currency = "a-coin-of-tomorrow";
  expect(accepts("PayoutInvoiceDocument", sample)).toBe(true);
});

test("15: the public key goes in the query of a look-up, and may be left out", () => {
  const scheme = contract.components.securitySchemes?.publicKey;
  expect(scheme).toMatchObject({ type: "apiKey", in: "query", name: "public_key", "x-source": "inferred" });
  for (const id of ["getPublicPayoutInvoice", "listPublicPayoutInvoices"]) {
    expect(operation(contract, id)).toMatchObject({ security: [{ publicKey: [] }, {}] });
  }
  expect(operation(contract, "createPayoutPrerequest")).toMatchObject({ security: [{}] });
});
