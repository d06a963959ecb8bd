import { expect, test } from "vitest";
import { receiver } from "../callbacks/receiver.ts";
import { caller, creation } from "../client.ts";
import { spawnMock } from "../spawn-mock.ts";
import { startPostgres } from "./postgres.ts";

test("a callback that was under way when its replica was killed is sent again by another, byte for byte", async () => {
  const merchant = await receiver();
  merchant.answers.push(new Promise<number>(() => {}));
  const postgres = await startPostgres();
  const options = ["--store", await postgres.database(), "--step-delay", "0"];
  const killed = await spawnMock(...options);
  const json = creation({ callback_url: merchant.url, options: { auto_process: true } });
  await caller(killed.url)("POST /api/payout-invoices", { account: "a", json });
  await expect.poll(() => merchant.received.length, { timeout: 30_000 }).toBe(1);
  const other = await spawnMock(...options);
  killed.kill();
  const start = Date.now();
  await expect.poll(() => merchant.received.length, { timeout: 120_000 }).toBe(2);
  process.stdout.write(`Taken over ${((Date.now() - start) / 1000).toFixed(1)} s after the kill\n`);
  expect(merchant.received[1]?.text).toBe(merchant.received[0]?.text);
  other.kill();
  await other.ended;
  await postgres.end();
});
