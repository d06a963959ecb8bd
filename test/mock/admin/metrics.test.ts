import { expect, test } from "vitest";
import { createMetrics } from "../../../scripts/mock/admin/metrics.ts";
import type { Mock } from "../../../scripts/mock/interface.ts";
import { receiver } from "../callbacks/receiver.ts";
import { mockForTests } from "../client.ts";

/** The values of a metric by its labels, as they are written. */
async function read(mock: Mock, name: string): Promise<Record<string, number>> {
  const lines = (await (await fetch(`${mock.adminUrl}/metrics`)).text()).split("\n");
  const own = lines.filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return Object.fromEntries(
    own.map((line) => [line.slice(name.length, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]),
  );
}

const mock = await mockForTests({ adminPort: 0, stepDelay: 60_000, callbackRetryUnit: 1 });

test("requests are counted by operation and status, and timed by operation", async () => {
  await mock.create("metrics");
  await mock.call("POST /api/payout-invoices", { account: "metrics", json: {} });
  await mock
    .call("GET /api/payout-services", { account: "metrics", headers: { Prefer: "fault=reset-after" } })
    .catch(() => 0);
  await mock.call("GET /api/payouts-of/somebody", { account: "metrics" });
  await mock.call("GET /health");
  expect(await read(mock, "payouts_mock_requests_total")).toEqual({
    '{operation="createPayoutInvoice",status="201"}': 1,
    '{operation="createPayoutInvoice",status="422"}': 1,
    '{operation="listPayoutServices",status="none"}': 1,
    '{operation="none",status="404"}': 1,
  });
  expect(await read(mock, "payouts_mock_request_duration_seconds_count")).toEqual({
    '{operation="createPayoutInvoice"}': 2,
    '{operation="listPayoutServices"}': 1,
    '{operation="none"}': 1,
  });
});

test("callbacks are counted by result", async () => {
  const merchant = await receiver();
  merchant.answers.push(503);
  const { id } = await mock.create("metrics", { callback_url: merchant.url });
  await mock.movePayout(id, "processing");
  await mock.waitForIdleCallbacks("metrics");
  const elsewhere = await mock.create("metrics", { callback_url: "http://192.0.2.1/callbacks" });
  await mock.movePayout(elsewhere.id, "processing");
  await mock.waitForIdleCallbacks("metrics");
  expect(await read(mock, "payouts_mock_callbacks_total")).toEqual({
    '{result="delivered"}': 1,
    '{result="failed"}': 1,
    '{result="skipped"}': 1,
  });
  expect(await read(mock, "payouts_mock_callback_duration_seconds_count")).toEqual({ "": 2 });
});

test("payouts are counted by their current status", async () => {
  const fresh = await mockForTests({ adminPort: 0, stepDelay: 60_000 });
  await fresh.create("a");
  const { id } = await fresh.create("b");
  await fresh.movePayout(id, "processed");
  const found = await read(fresh, "payouts_mock_payouts");
  expect(found).toMatchObject({ '{status="created"}': 1, '{status="processed"}': 1, '{status="expired"}': 0 });
  await fresh.reset();
  expect(Object.values(await read(fresh, "payouts_mock_payouts")).every((count) => count === 0)).toBe(true);
});

test("while the store is away, payouts are left out, and the rest is there", async () => {
  let isAway = false;
  const metrics = createMetrics(async () => {
    if (isAway) throw new Error("away");
    return [];
  });
  metrics.count({ response: { status: 503, headers: {} } }, 10);
  expect(await metrics.read()).toContain('payouts_mock_payouts{status="created"} 0\n');
  isAway = true;
  const text = await metrics.read();
  expect(text).toContain('payouts_mock_requests_total{operation="none",status="503"} 1\n');
  expect(text).not.toContain("payouts_mock_payouts{");
});

test("it is in Prometheus' text form, with the process", async () => {
  const response = await fetch(`${mock.adminUrl}/metrics`);
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const lines = (await response.text()).split("\n").filter((line) => line !== "");
  const form =
    /^(# (HELP|TYPE) [a-z0-9_]+ .+|[a-z0-9_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? -?([\d.e+-]+|Nan|\+Inf))$/;
  expect(lines.filter((line) => !form.test(line))).toEqual([]);
  expect(lines.join("\n")).toMatch(/^process_cpu_seconds_total \d/m);
  // Two mocks of one process name each metric once.
  const names = lines.flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? []);
  expect(names).toEqual([...new Set(names)]);
});

test("callers make no labels of their own: not by account, ID, path, method, or status", async () => {
  const one = await mockForTests({ adminPort: 0 });
  const count = async () => (await (await fetch(`${one.adminUrl}/metrics`)).text()).match(/^payouts_mock/gm)?.length;
  const ask = async (name: string) => {
    await one.call(`GET /api/payout-invoices/cpoi_${name}`, { account: name });
    await one.call(`GET /${name}`, { account: name });
    await one.call(`POST /api/payout-invoices/${name}`, { account: name, headers: { Prefer: `code=${name}` } });
  };
  await ask("first");
  const before = await count();
  for (const name of ["second", "third", "fourth"]) await ask(name);
  expect(await count()).toBe(before);
});
