import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inTemporaryFolder } from "../../scripts/cli/temporary-folder.ts";
import { contract } from "../contract.ts";
import { creation, mockForTests } from "./client.ts";

const create = "POST /api/payout-invoices";

test("requests() shows what was sent, without cards and credentials, and reset() forgets", async () => {
  const other = await mockForTests();
  const card = "5123817234060000";
  const json = creation({ service: "card", fields: { card_number: card }, metadata: { note: `card ${card}` } });
  const created = await other.call(create, { account: "recorded", json });
  await other.call(`GET /api/payout-invoices/${card}?page[size]=1`, { account: "recorded" });
  await other.call(`GET /public-api/payout-invoices?filter[reference_id]=${card}&public_key=pk_live_hush`);
  await other.call("POST /public-api/payout-prerequest", {
    json: { currency: "USD", amount: 1, public_key: "pk_test_hush" },
  });
  await other.call("POST /public-api/payout-prerequest", { json: { public_key: "hush" } });
  const recorded = other.requests();
  expect(recorded[0]).toEqual({
    id: 1,
    time: expect.stringMatching(/^\d{4}-/),
    method: "POST",
    path: "/api/payout-invoices",
    query: {},
    headers: expect.objectContaining({ authorization: "Basic ***", "content-type": "application/json" }),
    body: {
      data: {
        ...json.data,
        attributes: {
          ...json.data.attributes,
          fields: { card_number: "512381******0000" },
          metadata: { note: "card 512381******0000" },
        },
      },
    },
    bodySize: Buffer.byteLength(JSON.stringify(json)),
    handled: true,
    status: 201,
    answerHeaders: {},
    answer: created.body,
    milliseconds: expect.any(Number),
    operation: "createPayoutInvoice",
    account: "recorded",
  });
  expect(recorded.slice(1)).toMatchObject([
    { method: "GET", path: "/api/payout-invoices/512381******0000", query: { "page[size]": "1" }, status: 404 },
    { query: { "filter[reference_id]": "512381******0000", public_key: "pk_live_***" }, status: 200 },
    { body: { public_key: "pk_test_***" }, status: 200 },
    { body: { public_key: "***" }, status: 422 },
  ]);
  expect(JSON.stringify(recorded)).not.toMatch(/hush|5123817234060000/);
  await other.reset();
  expect(other.requests()).toEqual([]);
  expect((await other.call("GET /api/payout-invoices", { account: "recorded" })).body.data).toEqual([]);
});

test("a body that is too large to be kept is recorded by its size", async () => {
  const other = await mockForTests();
  const json = creation({ metadata: { text: "x".repeat(16 * 1024) } });
  await other.call(create, { account: "large", json });
  const [recorded] = other.requests();
  expect([recorded?.status, recorded?.body, recorded?.bodySize]).toEqual([
    201,
    undefined,
    Buffer.byteLength(JSON.stringify(json)),
  ]);
});

test("record: false remembers nothing", async () => {
  const other = await mockForTests({ record: false });
  await other.call("GET /api/payout-services");
  expect(other.requests()).toEqual([]);
});

test.each([
  [
    "throws",
    () => {
      throw new Error("of the user");
    },
  ],
  ["rejects", () => Promise.reject(new Error("of the user"))],
])("a log callback that %s touches no answer", async (_name, log) => {
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(warning.message);
  process.on("warning", listen);
  const other = await mockForTests({ log });
  const statuses = [
    (await other.call("GET /api/payout-services")).status,
    (await other.call("GET /api/payout-services", { account: "a" })).status,
  ];
  expect(statuses).toEqual([401, 200]);
  process.off("warning", listen);
  expect(warnings[0]).toBe("The log callback failed: Error: of the user");
});

/** A mock that answers by another document. */
const mockOf = (document: object) =>
  inTemporaryFolder((folder) => {
    const file = join(folder, "openapi.json");
    writeFileSync(file, JSON.stringify(document));
    return mockForTests({ contract: file });
  });

test("a contract with any title can be answered by", async () => {
  const other = await mockOf({ ...contract, info: { title: 'Выплаты "Payouts"', version: "1.0.0" } });
  const answer = await other.call("GET /api/payout-services");
  expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, 'Basic realm=" Payouts"']);
});

test("links follow the paths of the contract, wherever they are", async () => {
  const paths = Object.entries(contract.paths).map(([path, item]) => [path.replace("/api/", "/v2/private/"), item]);
  const other = await mockOf({ ...contract, paths: Object.fromEntries(paths) });
  const ask = async (line: string, options = {}) => (await other.call(line, { account: "moved", ...options })).body;
  const { data } = await ask("POST /v2/private/payout-invoices", { json: creation() });
  await ask("POST /v2/private/payout-invoices", { json: creation() });
  expect((await ask(`GET ${data.links.self}`)).data.id).toBe(data.id);
  const page = await ask("GET /v2/private/payout-invoices?page[size]=1");
  expect((await ask(`GET ${page.links.next}`)).data[0].id).toBe(data.id);
  const services = await ask("GET /v2/private/payout-services?page[size]=1");
  expect((await ask(`GET ${services.data[0].links.self}`)).data.id).toBe(services.data[0].id);
  expect((await ask(`GET ${services.links.next}`)).meta.page).toBe(2);
});
