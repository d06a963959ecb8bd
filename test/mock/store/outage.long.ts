import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, type MockInstance, test, vi } from "vitest";
import { type LogEntry, startMock } from "../../../scripts/mock/start-mock.ts";
import { bodies } from "../../../scripts/openapi/model.ts";
import { model } from "../../contract.ts";
import { receiver } from "../callbacks/receiver.ts";
import { caller, creation, until } from "../client.ts";
import { spawnMock } from "../spawn-mock.ts";
import { startPostgres, type TestPostgres } from "./postgres.ts";

const account = "outage";
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.end());

test("a database that goes away is a 503 in the API's form, and nothing is lost when it is back", async () => {
  const merchant = await receiver();
  const mock = await spawnMock("--store", await postgres.database(), "--step-delay", "300", "--log", "json");
  const call = caller(mock.url);
  const json = creation({ callback_url: merchant.url, options: { auto_process: true } });
  try {
    const { body: created } = await call("POST /api/payout-invoices", { account, json });
    const readiness = async () => (await call("GET /ready")).status;
    await until(readiness, (status) => status === 200);

    await postgres.stop();
    const requests: [string, object][] = [
      ["POST /api/payout-invoices", { account, json: creation() }],
      ["GET /api/payout-invoices", { account }],
      [`GET /api/payout-invoices/${created.data.id}`, { account }],
      [`POST /api/payout-invoices/${created.data.id}/process`, { account }],
      [`GET /public-api/payout-invoices/${created.data.id}`, {}],
    ];
    const unavailable = bodies(model).find(({ place }) => place === "503")?.value;
    for (const [line, options] of requests) {
      const { status, body } = await call(line, options);
      expect([line, status, body]).toEqual([line, 503, unavailable]);
    }
    expect((await call("GET /health")).status).toBe(200);
    expect((await call("GET /api/payout-services", { account })).status).toBe(200);
    expect((await call("GET /ready")).body.errors).toMatchObject([{ code: "503" }]);

    await postgres.start();
    await until(readiness, (status) => status === 200);
    await until(
      async () => merchant.statuses().at(-1),
      (status) => status === "processed",
    );
    const again = await call("POST /api/payout-invoices", { account, json });
    expect([again.status, again.body.data.id]).toEqual([409, created.data.id]);
  } finally {
    mock.interrupt();
    expect(await mock.ended).toBe(0);
  }
  const log: LogEntry[] = mock
    .stdout()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(new Set(log.map(({ status }) => status))).toEqual(new Set([200, 201, 409, 503]));
  // An outage is told of in a word a line, and is no fault of the mock's.
  const told = log.filter(({ status }) => status === 503);
  expect(told.filter(({ reason, fault }) => !reason || reason.includes("\n") || fault)).toEqual([]);
  expect(mock.stdout() + mock.stderr()).not.toMatch(/secret|UnhandledPromise/);
});

test("a database that becomes read-only is a 503 that says so, and no connection to it is used afterwards", async () => {
  const store = await postgres.database();
  const client = new pg.Client(store);
  await client.connect();
  const name = new URL(store).pathname.slice(1);
  const mock = await startMock({ store });
  const call = caller(mock.url);
  const create = () => call("POST /api/payout-invoices", { account, json: creation() });
  const ready = async () => (await call("GET /ready")).status;
  /** Connections over which something was asked since a time. */
  const sessions = async (since: Date) => {
    const others =
      "select pid from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() and query_start > $2";
    return (await client.query(others, [name, since])).rows.map(({ pid }) => pid);
  };
  try {
    await Promise.all(Array.from({ length: 20 }, create));
    const before = await sessions(new Date(0));
    // What is open becomes read-only with it, as a primary that was demoted, and stays so.
    await client.query("alter system set default_transaction_read_only = on");
    await client.query("select pg_reload_conf()");
    await until(ready, (status) => status === 503);
    const { status, body } = await create();
    expect([status, body.errors]).toEqual([503, [expect.objectContaining({ detail: "The store is read-only." })]]);
    expect((await call("GET /ready")).body.errors[0].detail).toBe("The store is read-only.");

    await client.query("set default_transaction_read_only = off");
    await client.query("alter system reset default_transaction_read_only");
    await client.query("select pg_reload_conf()");
    await until(ready, (current) => current === 200);
    const { rows } = await client.query("select clock_timestamp() as now");
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await create()).status));
    expect(statuses.filter((one) => one !== 201)).toEqual([]);
    const after = await sessions(rows[0].now);
    expect(before.filter((pid) => after.includes(pid))).toEqual([]);
  } finally {
    await mock.close();
    await client.end();
  }
});

test("callbacks that were taken just before the database went away are sent once it is back", async () => {
  const merchant = await receiver();
  const fetchJobs = PgBoss.prototype.fetch;
  const fetching = vi.spyOn(PgBoss.prototype, "fetch");
  // The first jobs come, and the next look for more of them fails.
  fetching.mockImplementation(async function (this: PgBoss, ...wanted) {
    const jobs = await fetchJobs.apply(this, wanted);
    if (jobs.length > 0)
      fetching.mockImplementation(fetchJobs).mockRejectedValueOnce(new Error("The database is away"));
    return jobs;
  });
  const mock = await startMock({ store: await postgres.database(), stepDelay: 0 });
  try {
    const json = creation({ callback_url: merchant.url, options: { auto_process: true } });
    await caller(mock.url)("POST /api/payout-invoices", { account, json });
    // A job that is not heard of is another's after ten seconds.
    await vi.waitFor(() => expect(merchant.statuses().at(-1)).toBe("processed"), 40_000);
  } finally {
    fetching.mockRestore();
    await mock.close();
  }
});

test.each(["fetch", "touch"] as const)("callbacks are sent once where the queue is late (%s)", async (step) => {
  const merchant = await receiver();
  const slow = new Promise<number>((resolve) => setTimeout(resolve, 15_000, 200));
  const own = PgBoss.prototype[step] as (...given: unknown[]) => Promise<unknown>;
  const late = vi.spyOn(PgBoss.prototype, step) as unknown as MockInstance<typeof own>;
  if (step === "touch") {
    // Nobody hears of a callback whose receiver is slow, so that its job is given to whoever asks.
    merchant.answers.push(slow);
    late.mockResolvedValue({ settled: [] });
  } else {
    late.mockImplementation(async function (this: PgBoss, ...given) {
      const jobs = (await own.apply(this, given)) as unknown[];
      if (jobs.length > 0) {
        late.mockImplementation(own);
        await slow;
      }
      return jobs;
    });
  }
  const mock = await startMock({ store: await postgres.database(), stepDelay: 0, callbacksFinalOnly: true });
  try {
    const json = creation({ callback_url: merchant.url, options: { auto_process: true }, test_mode: false });
    const { body } = await caller(mock.url)("POST /api/payout-invoices", { account, json });
    await vi.waitFor(
      () => expect(mock.deliveries(body.data.id)).resolves.toMatchObject([{ state: "delivered" }]),
      40_000,
    );
    expect(merchant.statuses()).toEqual(["processed"]);
  } finally {
    late.mockRestore();
    await mock.close();
  }
});

test.each([
  ["memory", () => "memory"],
  ["SQLite", (folder: string) => `sqlite:${join(folder, "mock.db")}`],
])("a full store in %s is a 503 that says so, until there is room again", async (_kind, storeIn) => {
  const folder = mkdtempSync(join(tmpdir(), "full-"));
  const exec = DatabaseSync.prototype.exec;
  const small = vi.spyOn(DatabaseSync.prototype, "exec").mockImplementation(function (this: DatabaseSync, sql) {
    exec.call(this, `${sql}; PRAGMA max_page_count = 80`);
  });
  const mock = await startMock({ store: storeIn(folder), stepDelay: 0 });
  small.mockRestore();
  const call = caller(mock.url);
  const json = (attributes = {}) => creation({ metadata: { text: "a".repeat(3000) }, ...attributes });
  const full = { code: "503", detail: "The store is full." };
  try {
    const create = (attributes = {}) => call("POST /api/payout-invoices", { account, json: json(attributes) });
    const { body } = await create();
    const rejected = await until(create, ({ status }) => status !== 201);
    expect([rejected.status, rejected.body.errors]).toEqual([503, [expect.objectContaining(full)]]);
    // Inside a transaction, too.
    const automatic = await create({ options: { auto_process: true }, callback_url: "http://127.0.0.1:1/" });
    expect([automatic.status, automatic.body.errors]).toEqual([503, [expect.objectContaining(full)]]);
    expect((await call("GET /ready")).body.errors).toEqual([expect.objectContaining(full)]);
    expect((await call(`GET /api/payout-invoices/${body.data.id}`, { account })).status).toBe(200);
    await mock.reset();
    expect([(await call("GET /ready")).status, (await create()).status]).toEqual([200, 201]);
  } finally {
    await mock.close();
    rmSync(folder, { recursive: true });
  }
});
