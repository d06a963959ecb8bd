import { describe, expect, test } from "vitest";
import type { Schema } from "../../scripts/openapi/document.ts";
import { bodies, operationOf } from "../../scripts/openapi/model.ts";
import { createValidator } from "../../scripts/openapi/validator.ts";
import { contract, model } from "../contract.ts";
import { at, component, operationPart } from "./at.ts";

const validate = createValidator(contract);
const schema = (name: string) => model.components.schemas[name] as Schema;

/** Holds a value against a schema, which has to accept it or to reject it. */
function expectAccepted(name: string, value: unknown, valid = true): void {
  const remedy = valid
    ? "rejects what the platform sends or takes. Make it as loose as the documentation's samples"
    : "accepts what the platform neither sends nor takes. Make it as strict as the documentation's samples";
  expect(validate(schema(name), value).length === 0, at(component("schemas", name), remedy)).toBe(valid);
}

/** Expects something of an example, which follows the documentation. */
function expectOf(name: string, value: unknown) {
  return expect(value, at(component("examples", name), "is not as the documentation shows it. Put it back"));
}

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
  test("the private lookup answers a JSON:API document, the public one a flat object", () => {
    expectAccepted("PayoutInvoiceDocument", example("invoice-response"));
    expectAccepted("PublicPayoutInvoiceDocument", example("public-invoice-response"));
    expectAccepted("PayoutInvoiceDocument", example("public-invoice-response"), false);
    expectAccepted("PublicPayoutInvoiceDocument", example("invoice-response"), false);
  });

  test("each API has a base path of its own", () => {
    const bases = model.operations.map(({ path, operation }) => `${operation["x-audience"]} /${path.split("/")[1]}`);
    const remedy = "an operation is not below the base path of its audience. Mend its path, or `x-audience`";
    expect([...new Set(bases)].sort(), at("#/paths", remedy)).toEqual(["private /api", "public /public-api"]);
  });
});

describe("2: methods and account among the services", () => {
  interface Prerequest {
    data: { services: Record<string, unknown>; methods?: unknown; account?: unknown };
  }

  test("the contract holds the sample, which has them inside", () => {
    const sample = example<Prerequest>("prerequest-response");
    expectOf("prerequest-response", Object.keys(sample.data.services)).toEqual(["test_usd", "methods", "account"]);
    expectAccepted("PayoutPrerequestDocument", sample);
  });

  test("it does not reject them beside the services", () => {
    const { methods, account, ...services } = example<Prerequest>("prerequest-response").data.services;
    const moved = { data: { ...example<Prerequest>("prerequest-response").data, services, methods, account } };
    expectAccepted("PayoutPrerequestDocument", moved);
  });

  test("a service is still held against its schema", () => {
    const sample = example<Prerequest>("prerequest-response");
    sample.data.services.another = { code: "another" };
    expectAccepted("PayoutPrerequestDocument", sample, false);
  });
});

test.each([
  ["the sample's string", "10.00", true],
  ["a number", 10, true],
  ["a truth value", true, false],
  ["null", null, false],
])("3: a service's amount in the pre-request: %s", (_name, amount, valid) => {
  expectAccepted("Amount", amount, valid);
});

test("3: an invoice's amounts are numbers only", () => {
  const sample = example<{ data: Invoice }>("invoice-response");
  sample.data.attributes.amount = "10.00";
  expectAccepted("PayoutInvoiceDocument", sample, false);
});

test("4: regular expressions come with doubled backslashes, single ones and slashes", () => {
  const field = schema("ServiceField");
  const known = field.properties?.regexp?.examples as string[];
  const remedy = "`examples` lack a form of regular expression that the platform sends. Add it";
  const place = at(`${component("schemas", "ServiceField")}/properties/regexp`, remedy);
  expect(known, place).toContain(String.raw`^\\d{1,15}$`);
  expect(known, place).toContain(String.raw`/^\d{12,19}$/`);
  const written = JSON.stringify(example("prerequest-response"));
  expectOf("prerequest-response", written).toContain(JSON.stringify(String.raw`^\\d{1,15}$`));
});

test.each([
  ["payout-invoice", "CreatePayoutInvoice", "create-request"],
  ["payout-invoices", "PayoutInvoiceDocument", "create-response"],
])("5: the type is %s in %s, and no other", (type, name, sample) => {
  const document = example<{ data: { type: string } }>(sample);
  expectOf(sample, document.data.type).toBe(type);
  const other = type === "payout-invoice" ? "payout-invoices" : "payout-invoice";
  expectAccepted(name, { data: { ...document.data, type: other } }, false);
});

test("6: errors are a list, and for status 422 a map, or a list all the same", () => {
  const errors = bodies(model).filter(
    ({ place, value }) => /^([345]|default)/.test(place) && "errors" in (value as object),
  );
  const forms = (some: typeof errors) =>
    [...new Set(some.map(({ value }) => Array.isArray((value as { errors: unknown }).errors)))].sort();
  const by = Map.groupBy(errors, ({ place }) => place === "422");
  expect([forms(by.get(false) ?? []), forms(by.get(true) ?? [])]).toEqual([[true], [false, true]]);
  for (const { operation } of model.operations) {
    const shown = errors.filter(({ operationId, place }) => operationId === operation.operationId && place === "422");
    const remedy = "does not show both forms of 422. Put the missing one back";
    expect(forms(shown), at(operationPart(operation.operationId, "responses", "422"), remedy)).toEqual([false, true]);
  }
  const document = { errors: { amount: "This value should be greater than 0." } };
  expectAccepted("ValidationErrorDocument", document);
  expectAccepted("ErrorDocument", document, false);
  expectAccepted("ValidationErrorDocument", { errors: [{ status: "Unprocessable Content", title: "invalid_amount" }] });
  expectAccepted("ValidationErrorDocument", { errors: { amount: 1 } }, false);
  expectAccepted("ValidationErrorDocument", { errors: [1] }, false);
});

describe("7: what is missing or empty where there is nothing", () => {
  test("links of the invoice list are empty strings", () => {
    expectOf("invoices-response", example<{ links: unknown }>("invoices-response").links).toEqual({
      prev: "",
      next: "",
    });
    expectAccepted("PayoutInvoiceList", example("invoices-response"));
  });

  test("a service may be without links and payout-service", () => {
    const list = example<{ data: { links?: unknown; relationships: object }[] }>("services-response");
    const shown = list.data.map((service) => ["links" in service, "payout-service" in service.relationships]);
    expectOf("services-response", shown).toEqual([
      [true, true],
      [false, false],
    ]);
    expectAccepted("PayoutServiceList", list);
  });

  test("callback_logs is in a single invoice and not in a list", () => {
    const single = example<{ data: Invoice }>("invoice-response").data;
    const listed = example<{ data: Invoice[] }>("invoices-response").data;
    const shown = listed.map((invoice) => "callback_logs" in invoice.attributes);
    expectOf("invoice-response", "callback_logs" in single.attributes).toBe(true);
    expectOf("invoices-response", shown).toEqual(listed.map(() => false));
    for (const invoice of [single, ...listed]) expectAccepted("PayoutInvoice", invoice);
  });
});

describe("8: null until there is a value", () => {
  test.each([
    ["PayoutInvoiceAttributes", ["processed", "processed_amount", "processed_writeoff", "description"]],
    ["PrerequestMethod", ["metadata", "position", "hide"]],
    ["ServiceField", ["example"]],
  ])("%s: %j take null and a value", (name, members) => {
    for (const member of members) {
      const types = schema(name).properties?.[member]?.type;
      const place = `${component("schemas", name)}/properties/${member}`;
      const remedy = "is null until there is a value. Give `type` both";
      expect(types, at(place, remedy)).toEqual(expect.arrayContaining(["null", expect.not.stringMatching("null")]));
    }
  });

  test("processed_fee is 0, not null", () => {
    const sample = example<{ data: Invoice }>("create-response");
    expectOf("create-response", sample.data.attributes.processed_fee).toBe(0);
    sample.data.attributes.processed_fee = null;
    expectAccepted("PayoutInvoiceDocument", sample, false);
  });

  test("times are Unix seconds", () => {
    const sample = example<{ data: Invoice }>("create-response");
    expectOf("create-response", sample.data.attributes.created).toBe(1597835735);
    sample.data.attributes.created = "2020-08-19T11:15:35Z";
    expectAccepted("PayoutInvoiceDocument", sample, false);
  });
});

test("9: services are paged by number, invoices by cursor", () => {
  const expectParameters = (id: string) => {
    const names = operationOf(model, id).operation.parameters?.map((parameter) => parameter.name);
    return expect(names, at(operationPart(id, "parameters"), "are others than the documented ones. Put them back"));
  };
  expectParameters("listPayoutServices").toEqual(["page[number]", "page[size]"]);
  expectParameters("listPayoutInvoices").toEqual(["filter[reference_id]", "page[size]", "page[after]", "page[before]"]);
  expectOf("services-response", Object.keys(example<{ meta: object }>("services-response").meta)).toEqual([
    "total",
    "pages",
    "page",
  ]);
  expectOf("invoices-response", Object.keys(example<{ meta: object }>("invoices-response").meta)).toEqual([
    "count",
    "size",
    "before",
    "after",
  ]);
});

test("10: no answer shows a whole card number", () => {
  const answers = bodies(model).filter(({ place }) => place !== "request");
  const masked = "no example shows a masked card number. Put one back";
  expect(JSON.stringify(answers.map(({ value }) => value)), at("#/components/examples", masked)).toContain(
    "512381******0000",
  );
  const whole = answers.filter(({ value }) => /"\d{12,19}"/.test(JSON.stringify(value))).map(({ name }) => name);
  expect(whole.map((name) => at(component("examples", name), "shows a whole card number. Mask it"))).toEqual([]);
});

test("11: a 409 has an error and, where it can, the payout that exists", () => {
  const examples = bodies(model).filter(({ place }) => place === "409");
  const remedy = "the examples of a conflict are others than these four. Show each way it can come";
  expect(examples.map(({ name }) => name).sort(), at(component("responses", "CreationConflict"), remedy)).toEqual([
    "conflict-creation-error",
    "conflict-processing-error",
    "conflict-without-data-error",
    "conflict-without-errors-error",
  ]);
  const { errors, data } = example<{ errors: unknown; data: Invoice }>("conflict-creation-error");
  expectAccepted("ConflictDocument", { errors, data });
  expectAccepted("ConflictDocument", { errors });
  expectAccepted("ConflictDocument", { data });
});

test.each(["403", "502", "503", "504"])(
  "12: status %s has an example on every operation though no sample shows it",
  (status) => {
    const shown = bodies(model).filter(({ place }) => place === status);
    const missing = model.operations
      .map(({ operation }) => operation.operationId)
      .filter((id) => !shown.some(({ operationId }) => operationId === id));
    const remedy = `has no example of ${status}. Refer to its response`;
    expect(missing.map((id) => at(operationPart(id, "responses", status), `${id} ${remedy}`))).toEqual([]);
  },
);

test("12: the public lookup by reference is inferred, and says so", () => {
  const name = "PublicPayoutInvoiceList";
  const remedy = "no source shows it. Say `x-source: inferred`";
  expect(schema(name)["x-source"], at(component("schemas", name), remedy)).toBe("inferred");
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
  expectAccepted("PayoutInvoiceDocument", sample, valid);
});

test.each([
  ["relationships", [], true],
  ["relationships", [{}], false],
  ["links", [], true],
  ["links", [{}], false],
])("13: %s of a payout may be %j: %s", (member, value, valid) => {
  const { data } = example<{ data: Invoice }>("invoice-response");
  expectAccepted("PayoutInvoiceDocument", { data: { ...data, [member]: value } }, valid);
});

test("13: a payout without a customer may have null in its place", () => {
  const { data } = example<{ data: Invoice }>("invoice-response");
  expectAccepted("PayoutInvoiceDocument", {
    data: { ...data, relationships: { ...data.relationships, customer: { data: null } } },
  });
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
  expectAccepted(name, code, valid);
});

test("14: an answer may have a currency of any form", () => {
  const sample = example<{ data: Invoice }>("invoice-response");
  sample.data.attributes.currency = "a-coin-of-tomorrow";
  expectAccepted("PayoutInvoiceDocument", sample);
});

test("15: the public key goes in the query of a lookup, and may be left out", () => {
  const scheme = contract.components.securitySchemes?.publicKey;
  const remedy = "no source says how the key is given. Keep it in the query, and `x-source: inferred`";
  expect(scheme, at(component("securitySchemes", "publicKey"), remedy)).toMatchObject({
    type: "apiKey",
    in: "query",
    name: "public_key",
    "x-source": "inferred",
  });
  const expectSecurity = (id: string) => {
    const place = at(operationPart(id, "security"), "asks for other credentials than the platform. Put them back");
    return expect(operationOf(model, id).operation.security, place);
  };
  for (const id of ["getPublicPayoutInvoice", "listPublicPayoutInvoices"]) {
    expectSecurity(id).toEqual([{ publicKey: [] }, {}]);
  }
  expectSecurity("createPayoutPrerequest").toEqual([{}]);
});
