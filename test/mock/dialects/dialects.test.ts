import { expect, test } from "vitest";
import { UsageError } from "../../../scripts/cli/command-line.ts";
import {
  createDialects,
  type DialectName,
  dialectNames,
  dialects,
  hidingDialects,
} from "../../../scripts/mock/dialects/choose.ts";
import { startMock } from "../../../scripts/mock/start-mock.ts";
import { operationOf } from "../../../scripts/openapi/model.ts";
import { model } from "../../contract.ts";
import { basic, creation, type Json, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

const mock = await mockForTests({ stepDelay: 0, callbacks: false });
const account = "dialects";

interface Said {
  operationId: string;
  status: number;
  headers: Headers;
  /** Undefined if it is not JSON. */
  body: Json;
  text: string;
}

/** Calls an operation in a dialect, or in none. */
async function say(operationId: string, path: string, dialect = "", json?: Json, url = mock.url): Promise<Said> {
  const { method } = operationOf(model, operationId);
  const response = await fetch(url + path, {
    method,
    headers: {
      Authorization: basic(account),
      ...(json ? { "Content-Type": "application/json" } : {}),
      ...(dialect ? { Prefer: `dialect="${dialect}"` } : {}),
    },
    ...(json ? { body: JSON.stringify(json) } : {}),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type") === "application/json";
  return {
    operationId,
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}

const attributes = {
  reference_id: " order 1 ",
  amount: 100.555,
  currency: "JPY",
  service: "unlisted",
  test_mode: false,
  fields: {
    card_number: "5123817234060000",
    phone_number: "+1 (555) 010-9999",
    account_number: "DE89 3704-0044",
    holder: "Jo Doe",
  },
  metadata: { order: 1 },
  description: "Refund",
};
const sent = creation(attributes);
const { id } = (await say("createPayoutInvoice", "/api/payout-invoices", "", sent)).body.data;
const [stored] = await mock.payouts(account);
const other = (await say("createPayoutInvoice", "/api/payout-invoices", "", creation(attributesOfMore()))).body.data.id;
const byReference = `filter[reference_id]=${encodeURIComponent(attributes.reference_id)}`;

/** What a payout that exists is looked at by, in a dialect or in none. */
const looks = {
  get: (dialect?: string) => say("getPayoutInvoice", `/api/payout-invoices/${id}`, dialect),
  find: (dialect?: string) => say("listPayoutInvoices", `/api/payout-invoices?${byReference}`, dialect),
  list: (dialect?: string) => say("listPayoutInvoices", "/api/payout-invoices", dialect),
  findNone: (dialect?: string) => say("listPayoutInvoices", "/api/payout-invoices?filter[reference_id]=none", dialect),
  getPublic: (dialect?: string) => say("getPublicPayoutInvoice", `/public-api/payout-invoices/${id}`, dialect),
  findPublic: (dialect?: string) =>
    say("listPublicPayoutInvoices", `/public-api/payout-invoices?${byReference}`, dialect),
  getNone: (dialect?: string) => say("getPayoutInvoice", "/api/payout-invoices/none", dialect),
  services: (dialect?: string) => say("listPayoutServices", "/api/payout-services", dialect),
  conflict: (dialect?: string) => say("createPayoutInvoice", "/api/payout-invoices", dialect, sent),
  invalid: (dialect?: string) => say("createPayoutInvoice", "/api/payout-invoices", dialect, creation({ amount: 0 })),
  create: (dialect?: string) =>
    say("createPayoutInvoice", "/api/payout-invoices", dialect, creation(attributesOfMore())),
  prerequest: (dialect?: string) =>
    say("createPayoutPrerequest", "/public-api/payout-prerequest", dialect, {
      amount: 10,
      currency: "USD",
      public_key: "pk_test_key",
    }),
};
type Look = keyof typeof looks;

function attributesOfMore() {
  return { ...attributes, test_mode: true, reference_id: ` ${crypto.randomUUID()}` };
}

const attribute = (name: string) => (said: Said) => [said.body.data].flat()[0].attributes[name];
const field = (name: string) => (said: Said) => attribute("fields")(said)[name];
const status = (said: Said) => said.status;
const member = (name: string) => (said: Said) => said.body[name];

/** What shows in the response to a request. */
type Change = [look: Look, shown: (said: Said) => unknown, want: unknown];

/** For each dialect what it changes, or the file of the test that says. */
const changes: Record<DialectName, Change | "behaviour.test.ts"> = {
  "amounts-rounded": ["get", attribute("amount"), 101],
  "amounts-two-digits": ["get", attribute("service_amount"), 100.56],
  "amounts-text": ["getPublic", ({ body }) => [body.data.amount, body.data.service_amount], ["100.555", "100.555"]],
  "phones-digits": ["find", field("phone_number"), "15550109999"],
  "accounts-plain": ["get", field("account_number"), "DE8937040044"],
  "references-trimmed": ["create", (said) => attribute("reference_id")(said).length, 36],
  "cards-x": ["get", field("card_number"), "512381XXXXXX0000"],
  "cards-bullets": ["conflict", field("card_number"), "512381••••••0000"],
  "cards-masked": ["get", field("card_number"), "****************"],
  "cards-last-four": ["list", field("card_number"), "************0000"],
  "cards-last-four-alone": ["get", field("card_number"), "0000"],
  "fields-missing": ["create", attribute("fields"), undefined],
  "fields-null": ["get", attribute("fields"), null],
  "fields-empty-list": ["get", attribute("fields"), []],
  "fields-hidden-in-lists": ["find", attribute("fields"), undefined],
  "fields-hidden-in-conflicts": ["conflict", attribute("fields"), undefined],
  "metadata-empty-list": ["get", attribute("metadata"), []],
  "metadata-missing": ["get", attribute("metadata"), undefined],
  "metadata-null": ["get", attribute("metadata"), null],
  "test-mode-true": ["find", attribute("test_mode"), true],
  "test-mode-false": ["create", attribute("test_mode"), false],
  "service-by-id": [
    "get",
    ({ body }) => /^[a-z]+_\w{16}$/.test(body.data.relationships["payout-service"].data.id),
    true,
  ],
  "service-missing": ["get", ({ body }) => Object.keys(body.data.relationships), ["payout-method"]],
  "relationships-empty-list": ["list", ({ body }) => body.data[0].relationships, []],
  "links-empty-list": ["conflict", ({ body }) => body.data.links, []],
  "optional-missing": ["get", attribute("callback_logs"), undefined],
  "optional-null": ["get", attribute("callback_logs"), null],
  "nullable-null": ["get", attribute("description"), null],
  "unknown-members": ["get", ({ text }) => text.match(/member_of_a_later_version/g)?.length, 9],
  "unknown-statuses": ["getPublic", ({ body }) => body.data.status, "value_of_a_later_version"],
  "unknown-resolutions": ["list", attribute("resolution"), "value_of_a_later_version"],
  "conflicts-data": ["conflict", ({ body }) => Object.keys(body), ["data"]],
  "conflicts-errors": ["conflict", ({ body }) => Object.keys(body), ["errors"]],
  "conflicts-empty": ["conflict", ({ body }) => body, {}],
  "created-200": ["create", status, 200],
  "created-202": ["create", status, 202],
  "repeated-201": ["conflict", ({ status: code, body }) => [code, body.data.id], [201, id]],
  "lookups-404": ["find", status, 404],
  "lookups-none-404": ["findNone", status, 404],
  "lookups-empty": ["findPublic", member("data"), []],
  "lookups-unfiltered": ["findNone", ({ body }) => body.data.length > 0, true],
  "lookups-object": ["find", ({ body }) => body.data.id, id],
  "lookups-lag": "behaviour.test.ts",
  "lookups-late": "behaviour.test.ts",
  "lists-without-meta": ["find", member("meta"), undefined],
  "lists-without-links": ["services", member("links"), undefined],
  "validation-list": [
    "invalid",
    ({ body }) => body.errors[0],
    {
      status: "Unprocessable Content",
      title: "validation_error",
      detail: "amount: This value should be greater than 0.",
    },
  ],
  "too-many": ["get", status, 429],
  "too-many-retry-after": ["find", ({ headers }) => headers.get("retry-after"), "1"],
  "too-many-handled": ["create", status, 429],
  "proxy-error": ["get", ({ status: code, text }) => [code, text.slice(0, 6)], [502, "<html>"]],
  "proxy-timeout": ["create", status, 504],
  "proxy-page": ["get", ({ headers }) => headers.get("content-type"), "text/html"],
  "proxy-page-handled": ["create", ({ status: code, body }) => [code, body], [200, undefined]],
  "callbacks-late": "behaviour.test.ts",
  "callbacks-twice": "behaviour.test.ts",
  "callbacks-batched": "behaviour.test.ts",
  "callbacks-spaced": "behaviour.test.ts",
};
const shown = Object.entries(changes).flatMap(([name, change]): [string, ...Change][] =>
  typeof change === "string" ? [] : [[name, ...change]],
);

test.each(shown)("%s shows in a response, and without it nothing does", async (name, look, pick, want) => {
  const [said, plain] = [await looks[look](name), await looks[look]()];
  expect(pick(said)).toEqual(want);
  expect(pick(plain)).not.toEqual(want);
});

/** What the contract has against a response. A success of another status than it has is held against the success that it has. */
function against({ operationId, status: code, body, text }: Said): string[] {
  if (body === undefined) return text === "" ? [] : ["/ must be JSON"];
  const { responses } = operationOf(model, operationId).operation;
  const success = Object.keys(responses).find((one) => /^2/.test(one));
  return complaints(operationId, code < 300 && !responses[code] ? Number(success) : code, body);
}

test.each(dialectNames)("%s keeps to the contract, or says in what it doesn't", async (name) => {
  const found: string[] = [];
  for (const look of Object.values(looks)) found.push(...against(await look(name)));
  found.push(...against(await say("processPayoutInvoice", `/api/payout-invoices/${other}/process`, name)));
  // What is no longer beyond the contract is not to be told as if it were.
  if (dialects[name].beyond) expect(found).not.toEqual([]);
  else expect(found).toEqual([]);
});

test.each(dialectNames)("%s keeps to the contract in callbacks, too", (name) => {
  const { show } = createDialects({ names: [name], contract: model, serviceId: (code) => code }).ofCallbacks("order 1");
  const { account: _, ...data } = stored as NonNullable<typeof stored>;
  const found = complaints("getPayoutInvoice", 200, show({ data }));
  if (!dialects[name].beyond) expect(found).toEqual([]);
});

test("what can hide a payout from lookups says so", async () => {
  const hidden: DialectName[] = [];
  for (const name of dialectNames) {
    const json = creation();
    const reference = json.data.attributes.reference_id;
    await say("createPayoutInvoice", "/api/payout-invoices", name, json);
    const path = `/api/payout-invoices?filter[reference_id]=${reference}`;
    const { status: code, text } = await say("listPayoutInvoices", path, name);
    if (code === 404 || (code === 200 && text.startsWith("{") && !text.includes(reference))) hidden.push(name);
  }
  expect(hidden).toEqual(hidingDialects);
});

test("two at once make one response, and so do those of the mock", async () => {
  const names = ["amounts-text", "cards-x", "lookups-object", "optional-missing"];
  const both = await looks.find(names.join(" "));
  expect([both.body.data.attributes.amount, field("card_number")(both), Object.keys(both.body)]).toEqual([
    "100.555",
    "512381XXXXXX0000",
    ["data"],
  ]);
  const speaking = await mockForTests({ dialects: names });
  const { body } = await say("createPayoutInvoice", "/api/payout-invoices", "", sent, speaking.url);
  expect([body.data.attributes.amount, body.data.attributes.fields.card_number]).toEqual([
    "100.555",
    "512381XXXXXX0000",
  ]);
  expect(body.data.attributes).not.toHaveProperty("callback_logs");
  // What a request prefers comes in place of that.
  const preferred = await say(
    "listPayoutInvoices",
    "/api/payout-invoices",
    "amounts-two-digits",
    undefined,
    speaking.url,
  );
  expect([attribute("amount")(preferred), attribute("callback_logs")(preferred)]).toEqual([100.56, undefined]);
  expect(speaking.requests().map(({ reason }) => reason)).toEqual([
    `dialect=${names.join(" ")}`,
    "dialect=amounts-two-digits",
  ]);
});

test("what is stored stays as it was, after all that was shown above", async () => {
  expect((await mock.payouts(account, 100_000)).filter((payout) => payout.id === id)).toEqual([stored]);
  const harmless = dialectNames.filter((name) => !dialects[name].interrupt);
  const reference_id = ` ${crypto.randomUUID()} `;
  await say(
    "createPayoutInvoice",
    "/api/payout-invoices",
    harmless.join(" "),
    creation({ ...attributes, reference_id }),
  );
  const [latest] = await mock.payouts(account, 1);
  expect(latest?.attributes).toMatchObject({
    reference_id,
    amount: attributes.amount,
    test_mode: false,
    metadata: attributes.metadata,
    fields: { ...attributes.fields, card_number: "512381******0000" },
  });
});

test("a dialect that there isn't is named with those that there are", async () => {
  const all = dialectNames.join(", ");
  await expect(startMock({ dialects: ["amounts-text", "amounts"] })).rejects.toThrow(
    new UsageError(`dialects amounts: no such dialect. There are ${all}.`),
  );
  await expect(startMock({ dialects: ["lookups-lag:soon"] })).rejects.toThrow(
    "dialects lookups-lag:soon: no such value. Give a number of lookups from 0 to 100, as in lookups-lag:2.",
  );
  await expect(startMock({ dialects: ["amounts-text:3"] })).rejects.toThrow(
    "dialects amounts-text:3: takes no value. Give amounts-text.",
  );
  const { status: code, body } = await looks.get("amounts");
  expect([code, body.errors]).toEqual([
    422,
    { Prefer: `This value is not valid here: dialect amounts: no such dialect. There are ${all}.` },
  ]);
  expect(() => mock.answerNext("getPayoutInvoice", { dialect: "amounts" })).toThrow("amounts: no such dialect");
});

test("a response that was set for the next request may be in a dialect", async () => {
  mock.answerNext("getPayoutInvoice", { dialect: "amounts-text cards-x" });
  expect(attribute("amount")(await looks.get())).toBe("100.555");
  expect(attribute("amount")(await looks.get())).toBe(100.555);
});

test("without state, and by another contract, each dialect changes what it finds", async () => {
  const stateless = await mockForTests({ stateless: true });
  const said = await say("getPayoutInvoice", "/api/payout-invoices/any", "amounts-text", undefined, stateless.url);
  expect(said.body.data.attributes.amount).toBe("10.00");
});
