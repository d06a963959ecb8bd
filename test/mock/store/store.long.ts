import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { createClock } from "../../../scripts/mock/platform/payout.ts";
import { type LogEntry, startMock } from "../../../scripts/mock/start-mock.ts";
import { openStore } from "../../../scripts/mock/store/open-store.ts";
import { contract } from "../../contract.ts";
import { caller, creation } from "../client.ts";
import { spawnMock } from "../spawn-mock.ts";
import { lastingStores } from "./stores.ts";

const folder = mkdtempSync(join(tmpdir(), "store-"));
afterAll(() => rmSync(folder, { recursive: true }));
const create = "POST /api/payout-invoices";
const account = "store";

const lasting = lastingStores();

test.each(lasting)("%s survives a restart, and payouts move on meanwhile", async (_kind, fresh) => {
  const options = { store: await fresh(), stepDelay: 1 };
  const first = await startMock(options);
  const json = creation();
  const { body } = await caller(first.url)(create, { account, json });
  await caller(first.url)(`POST /api/payout-invoices/${body.data.id}/process`, { account });
  await first.close();

  const second = await startMock(options);
  try {
    const call = caller(second.url);
    const again = await call(create, { account, json });
    expect([again.status, again.body.data.id]).toEqual([409, body.data.id]);
    const found = await call(`GET /api/payout-invoices/${body.data.id}`, { account });
    expect(found.body.data.attributes).toMatchObject({ status: "processed", created: body.data.attributes.created });
    await second.reset();
    expect((await call("GET /api/payout-invoices", { account })).body.data).toEqual([]);
  } finally {
    await second.close();
  }
});

test.each(lasting)("%s: replicas agree on masked references, and other stores don't", async (_kind, fresh) => {
  const store = await fresh();
  const opened = [];
  for (const address of [store, store, await fresh()]) opened.push(await openStore(address, createClock()));
  const [first, second, elsewhere] = await Promise.all(opened.map((one) => one.digestOf("4000000010090001")));
  for (const one of opened) await one.close();
  expect([second === first, elsewhere === first]).toEqual([true, false]);
});

test.each(lasting)(
  "%s: a kill in the middle of writes loses no payout that was answered with 201",
  async (_kind, fresh) => {
    const store = await fresh();
    const first = await spawnMock("--store", store);
    const call = caller(first.url);
    const created: string[] = [];
    // Each writer goes on until the mock is gone, so that creations are under way when it dies.
    const write = async () => {
      for (;;) {
        const answer = await call(create, { account, json: creation() }).catch(() => undefined);
        if (!answer) return;
        expect(answer.status).toBe(201);
        created.push(answer.body.data.id);
        if (created.length === 200) first.kill();
      }
    };
    await Promise.all(Array.from({ length: 8 }, write));
    expect(created.length).toBeGreaterThanOrEqual(200);
    await first.ended;

    const second = await spawnMock("--store", store);
    try {
      const ids = new Set<string>();
      for (let line = "/api/payout-invoices?page[size]=100"; line !== ""; ) {
        const { body } = await caller(second.url)(`GET ${line}`, { account });
        for (const { id } of body.data) ids.add(id);
        line = body.links.next;
      }
      expect(created.filter((id) => !ids.has(id))).toEqual([]);
    } finally {
      second.kill();
      await second.ended;
    }
    if (!store.startsWith("sqlite:")) return;
    const database = new DatabaseSync(store.slice("sqlite:".length));
    expect(database.prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
    database.close();
  },
);

test("a fault of the mock's own is the documented 500 and a line in the log", async () => {
  const file = join(folder, "broken.db");
  const log: LogEntry[] = [];
  const mock = await startMock({ store: `sqlite:${file}`, log: (entry) => log.push(entry) });
  try {
    const other = new DatabaseSync(file);
    other.exec("DROP TABLE payouts");
    other.close();
    const answer = await caller(mock.url)("GET /api/payout-invoices", { account });
    expect([answer.status, answer.body]).toEqual([500, contract.components.examples["server-error"]?.value]);
    expect(log).toEqual([
      expect.objectContaining({
        status: 500,
        operation: "listPayoutInvoices",
        fault: expect.stringContaining("no such table: payouts"),
      }),
    ]);
  } finally {
    await mock.close();
  }
});

const noDatabase = join(folder, "text.db");
writeFileSync(noDatabase, "This is not a database. ".repeat(100));

test.each([
  ["redis:localhost", "--store redis:localhost: not a store. Give memory, sqlite:FILE or postgres://HOST/NAME."],
  ["postgre://me:hush@host/mock", "--store postgre://host/mock: not a store."],
  ["postgres:me:hush", "--store postgres://...: not a URL."],
  ["postgres://me:hu#sh@host/mock", "--store postgres://...: not a URL."],
  ["sqlite:", "--store sqlite:: not a store. Give memory, sqlite:FILE or postgres://HOST/NAME."],
  [`sqlite:${folder}/no/such/folder`, "unable to open database file"],
  [`sqlite:${noDatabase}`, "file is not a database"],
  [
    "postgres://",
    "--store postgres://...: not a URL. Give one such as postgres://USER:PASSWORD@HOST:5432/NAME, with %40 for an @ in it.",
  ],
  ["postgres://me:hush@127.0.0.1:1/mock", "--store postgres://127.0.0.1:1/mock: connect ECONNREFUSED 127.0.0.1:1."],
])("%s is one line", async (store, error) => {
  const failure = await startMock({ store }).catch((reason: Error) => reason.message);
  expect(failure).toContain(error);
  expect(failure).not.toMatch(/\n|hush/);
});

test("a database that is another's ends the command with one line", async () => {
  const [, [, fresh] = []] = lasting;
  const store = (await fresh?.()) ?? "";
  const client = new pg.Client(store);
  await client.connect();
  await client.query("CREATE SCHEMA pgboss; CREATE TABLE pgboss.version (version text)");
  await client.end();
  const failure = await spawnMock("--store", store).catch((reason: Error) => reason.message);
  expect(failure).toMatch(/^ended with 2: --store \S+: .*\n$/);
});
