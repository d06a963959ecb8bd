import { afterAll, beforeAll, expect, test } from "vitest";
import type { LogEntry } from "../../../scripts/mock/start-mock.ts";
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
