import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contract } from "../../scripts/openapi/generated.ts";
import { creation, mockForTests } from "./client.ts";

const create = "POST /api/payout-invoices";

test("requests() shows what was sent, without cards and credentials, and reset() forgets", async () => {
  const other = await mockForTests();
  const json = creation({ service: "card", fields: { card_number: "5123817234060000" } });
  await other.call(create, { account: "recorded", json });
  await other.call("GET /api/payout-invoices?page[size]=1", { account: "recorded" });
  expect(other.requests()).toEqual([
    {
      time: expect.stringMatching(/^\d{4}-/),
      method: "POST",
      path: "/api/payout-invoices",
      query: {},
      bodySize: Buffer.byteLength(JSON.stringify(json)),
      body: {
        data: { ...json.data, attributes: { ...json.data.attributes, fields: { card_number: "512381******0000" } } },
      },
      status: 201,
      operation: "createPayoutInvoice",
      account: "recorded",
    },
    expect.objectContaining({ method: "GET", query: { "page[size]": "1" }, status: 200 }),
  ]);
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

test("a contract with any title can be answered by", async () => {
  const folder = mkdtempSync(join(tmpdir(), "contract-"));
  const file = join(folder, "openapi.json");
  writeFileSync(file, JSON.stringify({ ...contract, info: { title: 'Выплаты "Payouts"', version: "1.0.0" } }));
  const other = await mockForTests({ contract: file });
  rmSync(folder, { recursive: true });
  const answer = await other.call("GET /api/payout-services");
  expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, 'Basic realm=" Payouts"']);
});
