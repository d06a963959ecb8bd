import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Mock } from "../../../scripts/mock/interface.ts";
import { startMock } from "../../../scripts/mock/start-mock.ts";
import { basic, creation, mockForTests } from "../client.ts";

const folder = mkdtempSync(join(tmpdir(), "accounts-"));
afterAll(() => rmSync(folder, { recursive: true }));

const first = {
  id: "first",
  api_keys: ["sk_test_first", "sk_live_first:with:colons"],
  public_keys: ["pk_test_first"],
  secrets: { test: "one", live: "two" },
};
const second = { id: "second", api_keys: ["sk_test_second"], public_keys: ["pk_test_second"] };

function file(content: unknown): string {
  const path = join(folder, "accounts.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const listed = await mockForTests({ accounts: file([first, second]) });
const { call } = listed;
const json = creation();
const reference = json.data.attributes.reference_id;
const as = (id: string, key: string) => ({ headers: { Authorization: basic(id, key) } });
const created = await call("POST /api/payout-invoices", { json, ...as("first", "sk_test_first") });
const invoice = `/payout-invoices/${created.body.data.id}`;
const byReference = `/public-api/payout-invoices?filter[reference_id]=${reference}`;

test.each([
  ["the right key", `GET /api${invoice}`, as("first", "sk_test_first"), 200],
  ["the other right key", `GET /api${invoice}`, as("first", "sk_live_first:with:colons"), 200],
  ["a wrong key", `GET /api${invoice}`, as("first", "sk_test_wrong"), 401],
  ["another account's key", `GET /api${invoice}`, as("first", "sk_test_second"), 401],
  ["an unknown account", `GET /api${invoice}`, as("third", "sk_test_first"), 401],
  ["another account", `GET /api${invoice}`, as("second", "sk_test_second"), 404],
  ["the right public key", `GET /public-api${invoice}?public_key=pk_test_first`, {}, 200],
  ["another account's public key", `GET /public-api${invoice}?public_key=pk_test_second`, {}, 404],
  ["an unknown public key", `GET /public-api${invoice}?public_key=pk_test_third`, {}, 401],
  ["no public key, by ID", `GET /public-api${invoice}`, {}, 200],
  ["no public key, by reference", `GET ${byReference}`, {}, 401],
  ["the right public key, by reference", `GET ${byReference}&public_key=pk_test_first`, {}, 200],
])("%s", async (_name, line, options, status) => {
  const answer = await call(line, options);
  expect(answer.status).toBe(status);
  if (status === 401) expect(answer.headers.get("www-authenticate")).toBe('Basic realm="Payouts API"');
});

test("a reference is seen by the key of its account alone", async () => {
  const own = await call(`GET ${byReference}&public_key=pk_test_first`);
  const other = await call(`GET ${byReference}&public_key=pk_test_second`);
  expect([own.body.data.length, other.body.data.length]).toEqual([1, 0]);
});

test.each([
  ["pk_test_first", 200],
  ["pk_test_unknown", 401],
])("a pre-request with %s is %s", async (public_key, status) => {
  const answer = await call("POST /public-api/payout-prerequest", { json: { currency: "USD", amount: 1, public_key } });
  expect(answer.status).toBe(status);
});

test("without a file any credentials open an account of their own", async () => {
  const open = await mockForTests();
  const answers = [
    await open.call("POST /api/payout-invoices", { json, ...as("anybody", "anything") }),
    await open.call("POST /api/payout-invoices", { json, ...as("somebody", "anything") }),
    await open.call("POST /api/payout-invoices", { json, ...as("anybody", "another key") }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 409]);
  const { id } = answers[0]?.body.data ?? {};
  expect((await open.call(`GET /public-api/payout-invoices/${id}?public_key=pk_live_any`)).status).toBe(200);
});

test.each([
  ["no list", {}, 'accounts.json: not a list. Give a JSON list of accounts, or {"accounts": [...]}.'],
  [
    "another member",
    { accounts: [], account: 1 },
    "accounts.json: account is not a member here. There are $schema, accounts.",
  ],
  ["no keys", [{ id: "a" }], "accounts.json: entry 1 (a): api_keys is missing. Add it."],
  [
    "a colon in an ID",
    [{ ...first, id: "a:b" }],
    'accounts.json: entry 1 (a:b): id must match pattern "^[^:]+$". Mend it.',
  ],
  [
    "a member misspelt",
    { accounts: [{ ...first, callbackurl: "hush" }] },
    "accounts.json: entry 1 (first): callbackurl is not a member here. Did you mean callback_url?",
  ],
  [
    "a member that nobody knows",
    [{ ...first, secrets: { test: "hush", live: "hush", zzz: "hush" } }],
    "accounts.json: entry 1 (first): secrets/zzz is not a member here. There are test, live.",
  ],
  [
    "a secret key for a public one",
    [{ ...first, public_keys: ["sk_live_hush"] }],
    "accounts.json: public_keys/0 of the account first does not begin with pk_test_ or pk_live_. Mend it.",
  ],
  ["an account twice", [first, first], "accounts.json: the account first stands there twice. Leave one."],
])("a file with %s is one line that shows no key", async (_name, content, error) => {
  const failure = await startMock({ accounts: file(content) }).catch((reason: Error) => reason.message);
  expect(failure).toBe(join(folder, error));
});

test.each<[string, (mock: Mock) => unknown]>([
  ["requests", (mock) => mock.requests("zzz")],
  ["hints", (mock) => mock.hints("zzz")],
  ["payouts", (mock) => mock.payouts("zzz")],
  ["deliveries", (mock) => mock.deliveries(undefined, undefined, "zzz")],
  ["waitForDelivery", (mock) => mock.waitForDelivery({ account: "zzz" })],
  ["waitForRequest", (mock) => mock.waitForRequest("listPayoutServices", { account: "zzz" })],
  ["waitForIdleCallbacks", (mock) => mock.waitForIdleCallbacks("zzz")],
  ["expect.requests", (mock) => mock.expect.requests("listPayoutServices", { account: "zzz", count: 0 })],
  ["expect.noClientErrors", (mock) => mock.expect.noClientErrors({ account: "zzz" })],
  ["expect.noUnusedAnswers", (mock) => mock.expect.noUnusedAnswers("zzz")],
  ["answerNext", (mock) => mock.answerNext("listPayoutServices", { account: "zzz", code: 503 })],
  ["reset", (mock) => mock.reset("zzz")],
])("%s of an account that is not in the file is an error that names those that are", async (_name, ask) => {
  await expect((async () => ask(listed))()).rejects.toThrow(
    `zzz: no such account. There are ${first.id}, ${second.id}.`,
  );
});
