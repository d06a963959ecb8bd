import { afterAll, beforeAll, expect, test } from "vitest";
import { startMock } from "../../../scripts/mock/start-mock.ts";
import { receiver } from "../callbacks/receiver.ts";
import { caller, creation, type Json } from "../client.ts";
import { type SpawnedMock, spawnMock } from "../spawn-mock.ts";
import { startPostgres, type TestPostgres } from "./postgres.ts";

const account = "replicas";
const create = "POST /api/payout-invoices";
let postgres: TestPostgres;
let replicas: SpawnedMock[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  const store = await postgres.database();
  // At once, so that each finds an empty database and has to leave its tables to the first.
  const options = ["--store", store, "--step-delay", "6000", "--callback-retry-unit", "100ms"];
  replicas = await Promise.all([1, 2, 3].map(() => spawnMock(...options)));
});
afterAll(async () => {
  for (const { kill, ended } of replicas) {
    kill();
    await ended;
  }
  await postgres.end();
});
const calls = () => replicas.map(({ url }) => caller(url));

test("a reference that is sent to all of them at once is created once", async () => {
  for (let round = 0; round < 10; round++) {
    const json = creation();
    const answers = await Promise.all(calls().map((call) => call(create, { account: "rivals", json })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(new Set(answers.map(({ body }) => body.data.id)).size).toBe(1);
  }
});

test("the list is the same through each of them, page by page", async () => {
  await Promise.all(
    calls().flatMap((call) => Array.from({ length: 10 }, () => call(create, { account, json: creation() }))),
  );
  const lists = await Promise.all(
    calls().map(async (call) => {
      const ids: string[] = [];
      for (let line = "/api/payout-invoices?page[size]=7"; line !== ""; ) {
        const { body } = await call(`GET ${line}`, { account });
        ids.push(...body.data.map(({ id }: Json) => id));
        line = body.links.next;
      }
      return ids;
    }),
  );
  expect(lists[0]?.length).toBe(30);
  expect(lists.slice(1)).toEqual([lists[0], lists[0]]);
});

test("a payout is processed once, whoever is asked", async () => {
  const [first] = calls();
  const { body } = (await first?.(create, { account, json: creation() })) ?? { body: undefined };
  const line = `POST /api/payout-invoices/${body.data.id}/process`;
  const answers = await Promise.all(calls().map((call) => call(line, { account })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test("a payout is called back for once a change and in order, and the others go on for one that is killed", async () => {
  const merchant = await receiver();
  const [doomed] = replicas;
  const attributes = { callback_url: merchant.url, options: { auto_process: true } };
  const references = Array.from({ length: 30 }, (_, index) => `killed-${index}`);
  const answers = await Promise.all(
    references.map((reference_id, index) =>
      calls()[index % 3]?.(create, { account: "killed", json: creation({ ...attributes, reference_id }) }),
    ),
  );
  expect(new Set(answers.map((answer) => answer?.status))).toEqual(new Set([201]));
  // Nothing was sent yet, so that its callbacks wait.
  doomed?.kill();
  await doomed?.ended;
  replicas = replicas.slice(1);
  await expect.poll(() => merchant.received.length, { timeout: 60_000 }).toBe(2 * references.length);
  for (const reference of references) expect(merchant.statuses(reference)).toEqual(["processing", "processed"]);
});

test("one that waits for a callback sees it, whoever sends it", async () => {
  const merchant = await receiver();
  const store = await postgres.database();
  const [one, other] = await Promise.all([startMock({ store, stepDelay: 100 }), startMock({ store })]);
  try {
    const json = creation({ callback_url: merchant.url, options: { auto_process: true } });
    const { body } = await caller(one.url)(create, { account, json });
    const wanted = { payout: body.data.id, status: "processed" };
    const seen = await Promise.all([one, other].map((mock) => mock.waitForDelivery(wanted, 20_000)));
    expect(seen.map(({ body: bytes }) => bytes)).toEqual([1, 2].map(() => merchant.received.at(-1)?.text));
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
});
