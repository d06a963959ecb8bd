import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { verifyCallback } from "../../../scripts/client/callbacks/verify-callback.ts";
import { mockForTests } from "../client.ts";
import { receiver } from "./receiver.ts";

const folder = mkdtempSync(join(tmpdir(), "callbacks-"));
afterAll(() => rmSync(folder, { recursive: true }));
const merchant = await receiver();
const secrets = { test: "one", live: "two" };
const accounts = join(folder, "accounts.json");
writeFileSync(
  accounts,
  JSON.stringify([{ id: "shop", api_keys: ["key"], public_keys: [], secrets, callback_url: merchant.url }]),
);

test.each([
  ["test", true],
  ["live", false],
] as const)("a payout without an address calls its account's, signed with the %s secret", async (kind, test_mode) => {
  const mock = await mockForTests({ accounts, stepDelay: 0 });
  const { id } = await mock.create("shop", { test_mode, options: { auto_process: true } });
  await mock.waitForDelivery({ payout: id, status: "processed" });
  const told = merchant.received.filter(({ json }) => json.data.id === id);
  expect(told.length).toBeGreaterThan(0);
  for (const { text, headers } of told) {
    await verifyCallback({ rawBody: text, signature: String(headers["x-signature"]), secret: secrets[kind] });
  }
});
