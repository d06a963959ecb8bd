import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { startMock } from "../../../scripts/mock/start-mock.ts";
import { creation, type Json, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

const account = "catalogue";
const create = "POST /api/payout-invoices";
const folder = mkdtempSync(join(tmpdir(), "catalogue-"));
afterAll(() => rmSync(folder, { recursive: true }));

const own = (content: unknown) => {
  const file = join(folder, "services.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
};
const entry = { service: "own_eur", service_method: "own", service_currency: "EUR" };

test("takes the place of the default one; others are rejected with strictServices", async () => {
  const services = own([{ ...entry, fields: [{ key: "code", regexp: "^x$", required: true }] }]);
  const strict = await mockForTests({ services, strictServices: true });
  const answers = await Promise.all(
    [
      { service: "own_eur", currency: "EUR", fields: { code: "x" } },
      { service: "own_eur", currency: "EUR", fields: { code: "y" } },
      { service: "card", fields: { card_number: "5123817234060000" } },
    ].map((attributes) => strict.call(create, { account, json: creation(attributes) })),
  );
  expect(answers.map(({ status, body }) => [status, body.errors])).toEqual([
    [201, undefined],
    [422, { "fields.code": "This value should match ^x$." }],
    [422, { service: "This value should be one of own_eur." }],
  ]);
  const list = await strict.call("GET /api/payout-services", { account });
  expect(list.body.data.map((service: Json) => service.attributes.service)).toEqual(["own_eur"]);
  expect(complaints("listPayoutServices", 200, list.body)).toEqual([]);
});

test.each([
  ["^(?:a|a){24}(?=a{230}b)"],
  ["^x|\\d*\\d*\\d*y"],
  [`^${"(".repeat(20_000)}${")".repeat(20_000)}$`],
  ["^(?<name>a)$"],
])("an expression that is not certain to end is not run, and that is said: %s", async (regexp) => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  const services = own([{ ...entry, fields: [{ key: "code", regexp, required: true }] }]);
  const mock = await mockForTests({ services });
  const said = warn.mock.calls.map(([warning]) => String(warning));
  warn.mockRestore();
  expect(said).toEqual([expect.stringMatching(/entry 1 \(own_eur\): regexp of field code is not run: .*\.$/)]);
  await mock.create(account, { service: "own_eur", currency: "EUR", fields: { code: `${"a1".repeat(128)}!` } });
});

test("a value is no longer than what its expression was judged for", async () => {
  const mock = await mockForTests({ services: own([{ ...entry, fields: [{ key: "code", regexp: "^.*.*b$" }] }]) });
  const json = (code: string) => creation({ service: "own_eur", currency: "EUR", fields: { code } });
  const errorsOf = async (code: string) => (await mock.call(create, { account, json: json(code) })).body.errors;
  expect([await errorsOf(`${"a".repeat(255)}b`), await errorsOf(`${"a".repeat(256)}b`)]).toEqual([
    undefined,
    { "fields.code": "This value should have at most 256 characters." },
  ]);
});

test("amounts have the decimal places of their currency", async () => {
  const crypto = {
    service: "own_btc",
    service_method: "own",
    service_currency: "BTC",
    exchange_rates: { USD: 0.000015 },
  };
  const mock = await mockForTests({ services: own([{ ...crypto, amount_min: 0, fee_rate: 0.01 }]) });
  const payout = await mock.create(account, { service: "own_btc", currency: "USD", amount: 1000 });
  expect(payout.attributes).toMatchObject({ service_amount: 0.015, fee: 10, writeoff: 1010 });
  const json = { currency: "USD", amount: 1000, public_key: "pk_test_1" };
  const offer = await mock.call("POST /public-api/payout-prerequest", { json });
  expect(offer.body.data.services.own_btc.amount).toBe("0.01500000");
});

test.each([
  ["not JSON", "{", "services.json: is not valid JSON"],
  ["no list", {}, "services.json: not a list"],
  [
    "a member missing",
    [{ service: "a1", service_method: "own" }],
    "entry 1 (a1): service_currency is missing. Add it.",
  ],
  ["a wrong code", [entry, { ...entry, service: "-" }], "entry 2 (-): service must match pattern"],
  [
    "an unknown member",
    [{ ...entry, feilds: [] }],
    "entry 1 (own_eur): feilds is not a member here. Did you mean fields?",
  ],
  [
    "a broken regexp",
    [{ ...entry, fields: [{ key: "code", regexp: "(" }] }],
    "entry 1 (own_eur): regexp of field code is not a regular expression: (",
  ],
  ["limits crossed", [{ ...entry, amount_min: 2, amount_max: 1 }], "entry 1 (own_eur): amount_min is above amount_max"],
  ["a code twice", [entry, entry], "entry 2: service own_eur stands there already"],
])("%s is one line that names the entry", async (_name, content, error) => {
  const failure = await startMock({ services: own(content) }).catch((reason: Error) => reason.message);
  expect(failure).toContain(error);
  expect(failure).not.toContain("\n");
});
