import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readTraffic } from "../../../scripts/verify/traffic.ts";
import { model } from "../../contract.ts";
import { adminCaller, creation, mockForTests } from "../client.ts";

test("requests are exported as an archive that verify reads, with keys and card numbers masked", async () => {
  const folder = mkdtempSync(join(tmpdir(), "har-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const mock = await mockForTests({ adminPort: 0 });
  const fields = { card_number: "5123817234060000" };
  await mock.call("POST /api/payout-invoices", { account: "shop", json: creation({ service: "card", fields }) });
  await mock.call("GET /api/payout-invoices?page[size]=1", { account: "shop" });
  await mock.call("GET /api/payout-services", { account: "other" });
  const { status, body } = await adminCaller(mock.adminUrl ?? "")("GET /requests.har?account=shop");
  const text = JSON.stringify(body);
  expect([status, body.log.version, body.log.entries.length]).toEqual([200, "1.2", 2]);
  expect(["5123817234060000", btoa("shop:key")].filter((secret) => text.includes(secret))).toEqual([]);
  expect(body.log.entries[1].request.url).toBe(`${mock.url}/api/payout-invoices?page%5Bsize%5D=1`);
  const file = join(folder, "requests.har");
  writeFileSync(file, text);
  const { exchanges, skipped } = readTraffic(model, [file]);
  expect([exchanges.map(({ response }) => response.status), skipped]).toEqual([[201, 200], 0]);
});
