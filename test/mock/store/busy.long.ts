import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type MockOptions, startMock } from "../../../scripts/mock/start-mock.ts";
import { receiver } from "../callbacks/receiver.ts";
import { caller, creation } from "../client.ts";
import { startPostgres, type TestPostgres } from "./postgres.ts";

const account = "busy";
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.end());

/** Has a mock over an empty database for as long as a test takes, as the database ends before what is left. */
async function withMock(options: MockOptions, work: (mock: { url: string; store: string }) => Promise<void>) {
  const store = await postgres.database();
  const mock = await startMock({ ...options, store });
  await work({ url: mock.url, store }).finally(() => mock.close());
}

/** Has all who need a table wait while something is done, and says how many they are. */
async function whileLocked(store: string, table: string, work: (waiting: () => Promise<number>) => Promise<void>) {
  const [holder, watcher] = [new pg.Client(store), new pg.Client(store)];
  await Promise.all([holder.connect(), watcher.connect()]);
  try {
    await holder.query(`begin; lock table ${table} in access exclusive mode`);
    await work(async () => {
      const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      return (await watcher.query(waiting)).rowCount ?? 0;
    });
  } finally {
    await Promise.all([holder.end(), watcher.end()]);
  }
}

test("a request waits while others have the connections, for longer than it may take to connect", () =>
  withMock({}, async ({ url, store }) => {
    const create = () => caller(url)("POST /api/payout-invoices", { account, json: creation() });
    let creations: ReturnType<typeof create>[] = [];
    await whileLocked(store, "payouts", async (waiting) => {
      creations = Array.from({ length: 30 }, create);
      await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(5), 20_000);
      await delay(3000);
    });
    const statuses = (await Promise.all(creations)).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 201)).toEqual([]);
  }));

test("a request does not wait for the work of callbacks, however many there are", () =>
  withMock({ stepDelay: 1500 }, async ({ url, store }) => {
    const call = caller(url);
    const merchant = await receiver();
    const json = () => creation({ callback_url: merchant.url, options: { auto_process: true } });
    const create = () => call("POST /api/payout-invoices", { account, json: json() });
    const created = await Promise.all(Array.from({ length: 40 }, create));
    await whileLocked(store, "deliveries", async (waiting) => {
      await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(3), 20_000);
      for (const { body } of created) {
        expect((await call(`GET /api/payout-invoices/${body.data.id}`, { account })).status).toBe(200);
      }
    });
    const ends = () => merchant.statuses().filter((status) => status === "processed");
    await vi.waitFor(() => expect(ends()).toHaveLength(created.length), 40_000);
  }));
