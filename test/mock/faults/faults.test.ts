import { describe, expect, test, vi } from "vitest";
import { createRandomFaults } from "../../../scripts/mock/faults/faults.ts";
import { startMock } from "../../../scripts/mock/start-mock.ts";
import { basic, type Call, creation, type Json, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

const account = "faults";
const create = "POST /api/payout-invoices";
const { call, requests, answerNext, url } = await mockForTests({ stepDelay: 0 });

/** What a caller sees of a creation, and whether the payout is there afterwards. */
async function played(prefer: string, on: Call = call) {
  const json = creation();
  const headers = { Prefer: prefer };
  const answer: Json = await on(create, { account, json, headers }).catch((error) => error.cause.code as string);
  const found = await on(`GET /api/payout-invoices?filter[reference_id]=${json.data.attributes.reference_id}`, {
    account,
  });
  return { answer, found: found.body.data.length };
}

test.each([
  ["error-before", 500, 0],
  ["error-after", 500, 1],
  ["error-before, code=503", 503, 0],
  ["error-after; code=504", 504, 1],
  ["error-after, code=429", 429, 1],
])("fault=%s is a %i in the API's form", async (fault, status, count) => {
  const { answer, found } = await played(`fault=${fault}`);
  expect([answer.status, found]).toEqual([status, count]);
  expect(complaints("createPayoutInvoice", status, answer.body)).toEqual([]);
});

test.each([
  ["empty-before", 500, 0],
  ["empty-after, code=502", 502, 1],
])("fault=%s is a %i without a body", async (fault, status, count) => {
  const { answer, found } = await played(`fault=${fault}`);
  expect([answer.status, answer.body, answer.headers.get("content-type"), found]).toEqual([
    status,
    undefined,
    null,
    count,
  ]);
});

test.each([
  ["reset-before", 0],
  ["reset-after", 1],
])("fault=%s is a reset on the wire", async (fault, count) => {
  expect(await played(`fault=${fault}`)).toEqual({ answer: "ECONNRESET", found: count });
  expect(requests().at(-2)).toMatchObject({ status: 0, reason: `fault=${fault}` });
});

test.each([
  [
    "fault=none",
    "fault is one of error-before, error-after, empty-before, empty-after, reset-before, reset-after, cut-before, cut-after, hang-before, hang-after",
  ],
  ["fault=error-after, code=302", "code is from 400 to 599 where a fault is asked for"],
  ["delay=soon", "delay is a duration up to 1h, such as 500ms or 2s"],
  ["delay=2h", "delay is a duration up to 1h, such as 500ms or 2s"],
  ["late=soon", "late is a number of lookups from 0 to 100"],
])("Prefer: %s is rejected with what there is", async (Prefer, rule) => {
  const answer = await call(create, { account, json: creation(), headers: { Prefer } });
  expect([answer.status, answer.body.errors]).toEqual([422, { Prefer: `This value is not valid here: ${rule}.` }]);
});

test.each([
  ["hang-before", 0],
  ["hang-after", 1],
])("fault=%s is a request without a response, and recorded at once", async (fault, count) => {
  const json = creation();
  const hangUp = new AbortController();
  const asked = call(create, { account: "hang", json, headers: { Prefer: `fault=${fault}` }, signal: hangUp.signal });
  const ended = asked.then(
    () => "a response",
    () => "nothing",
  );
  await vi.waitUntil(() => requests().at(-1)?.account === "hang" && requests().at(-1)?.reason === `fault=${fault}`);
  expect(requests().at(-1)).toMatchObject({ status: 0, headers: { prefer: `fault=${fault}` } });
  hangUp.abort();
  const found = await call(`GET /api/payout-invoices?filter[reference_id]=${json.data.attributes.reference_id}`, {
    account: "hang",
  });
  expect([await ended, found.body.data.length]).toEqual(["nothing", count]);
});

test("a mock that ends leaves no request without a response", async () => {
  const mock = await startMock();
  const asked = fetch(`${mock.url}/api/payout-services`, {
    headers: { Authorization: `Basic ${btoa("account:key")}`, Prefer: "fault=hang-before" },
  });
  const ended = expect(asked).rejects.toThrow("fetch failed");
  await vi.waitUntil(() => mock.requests().length === 1);
  await mock.close();
  await ended;
});

test.each([
  ["cut-before", 500, 0],
  ["cut-after", 201, 1],
])("fault=%s ends in the middle of a response", async (fault, status, count) => {
  const json = creation();
  const response = await fetch(`${url}/api/payout-invoices`, {
    method: "POST",
    headers: { Authorization: basic(account), "Content-Type": "application/json", Prefer: `fault=${fault}` },
    body: JSON.stringify(json),
  });
  await expect(response.text()).rejects.toThrow("terminated");
  const found = await call(`GET /api/payout-invoices?filter[reference_id]=${json.data.attributes.reference_id}`, {
    account,
  });
  expect([response.status, found.body.data.length]).toEqual([status, count]);
});

test("a delay holds back one response, and whoever hangs up meanwhile is recorded at once", async () => {
  const answered: string[] = [];
  const slow = call("GET /api/payout-services", { account, headers: { Prefer: "delay=300ms" } });
  await Promise.all([
    slow.then(() => answered.push("slow")),
    call("GET /api/payout-services", { account }).then(() => answered.push("usual")),
  ]);
  expect(answered).toEqual(["usual", "slow"]);
  const prefer = { Prefer: "delay=1h" };
  const signal = AbortSignal.timeout(100);
  await call("GET /api/payout-services", { account: "impatient", headers: prefer, signal }).catch(() => {});
  await vi.waitUntil(() => requests().at(-1)?.account === "impatient");
});

test("headers are set on the next answer alone, and recorded", async () => {
  answerNext(
    "listPayoutServices",
    { code: 429, headers: { "Retry-After": "7" } },
    { headers: { "X-Request-Id": "a" } },
  );
  const seen: (string | null)[][] = [];
  for (let index = 0; index < 3; index++) {
    const { status, headers } = await call("GET /api/payout-services", { account });
    seen.push([`${status}`, headers.get("retry-after"), headers.get("x-request-id")]);
  }
  expect(seen).toEqual([
    ["429", "7", null],
    ["200", null, "a"],
    ["200", null, null],
  ]);
  expect(requests().at(-3)?.answerHeaders).toEqual({ "Retry-After": "7" });
});

test.each([
  [
    { "Retry After": "7" },
    "headers: 'Retry After' is not a header that can be sent. Give a name, and a text of one line.",
  ],
  [{ A: "1\r\nB: 2" }, "headers: 'A' is not a header that can be sent. Give a name, and a text of one line."],
  [{ "content-length": "7" }, "headers: content-length is the server's own. Leave it out."],
])("the headers %j are rejected", (headers: Record<string, string>, message) => {
  expect(() => answerNext("listPayoutServices", { headers })).toThrow(message);
});

test("the headers of a request are recorded without its credentials", async () => {
  const headers = { Cookie: "session=abc", "X-Note": `the key sk_test_abc and ${account}-key`, Prefer: "delay=1ms" };
  await call("GET /api/payout-services", { account, headers });
  expect(requests().at(-1)?.headers).toMatchObject({
    authorization: "Basic ***",
    cookie: "***",
    "x-note": expect.stringContaining("sk_test_***"),
    prefer: "delay=1ms",
  });
});

describe("a payout that a 500 hides is found by the lookup that comes late", () => {
  test.each([
    ["private, by reference", "GET /api/payout-invoices?filter[reference_id]="],
    ["public, by reference", "GET /public-api/payout-invoices?filter[reference_id]="],
  ])("%s", async (_name, lookUp) => {
    const json = creation();
    const reference = json.data.attributes.reference_id;
    const first = await call(create, { account, json, headers: { Prefer: "fault=error-after, late=2" } });
    const counts: number[] = [];
    for (let look = 0; look < 3; look++) {
      counts.push((await call(`${lookUp}${reference}`, { account })).body.data.length);
    }
    expect([first.status, counts]).toEqual([500, [0, 0, 1]]);
  });

  test("by ID, and not as a second one", async () => {
    const json = creation();
    await call(create, { account: "late", json, headers: { Prefer: "fault=reset-after, late=1" } }).catch(() => {});
    const again = await call(create, { account: "late", json });
    expect(again.status).toBe(409);
    const statuses: number[] = [];
    for (let look = 0; look < 2; look++) {
      statuses.push((await call(`GET /api/payout-invoices/${again.body.data.id}`, { account: "late" })).status);
    }
    expect(statuses).toEqual([404, 200]);
  });
});

test("the same seed gives the same faults, another seed others, each kind among them", () => {
  const faults = (seed: number, rate = 50) => {
    const next = createRandomFaults(rate, seed);
    return Array.from({ length: 300 }, () => JSON.stringify(next()));
  };
  expect(faults(1)).toEqual(faults(1));
  expect(faults(1)).not.toEqual(faults(2));
  expect(faults(1, 0).filter(Boolean)).toEqual([]);
  expect(faults(1, 100).filter(Boolean).length).toBe(300);
  expect(new Set(faults(1, 100)).size).toBe(9);
});

test("two mocks with the same seed fail alike, request by request", async () => {
  const outcomes = [];
  for (const seed of [3, 3, 4]) {
    const mock = await mockForTests({ faultRate: 50, seed });
    const seen: string[] = [];
    for (let index = 0; index < 20; index++) {
      const answer = await mock
        .call("GET /api/payout-services", { account })
        .catch(() => ({ status: "reset", body: "" }));
      seen.push(`${answer.status} ${answer.body === undefined}`);
    }
    outcomes.push(seen.join());
  }
  expect(outcomes[0]).toBe(outcomes[1]);
  expect(outcomes[0]).not.toBe(outcomes[2]);
});

test("a rate makes requests fail, and nothing is created twice", async () => {
  const mock = await mockForTests({ faultRate: 60, seed: 7, stepDelay: 0 });
  const seen = new Set<number | string>();
  for (let index = 0; index < 30; index++) {
    const json = creation();
    for (;;) {
      const answer = await mock.call(create, { account, json }).catch((error) => error.cause.code as string);
      seen.add(typeof answer === "string" ? answer : answer.status);
      if (typeof answer !== "string" && (answer.status === 201 || answer.status === 409)) break;
    }
  }
  expect([...seen].sort()).toEqual([201, 409, 500, 502, 503, 504, "ECONNRESET"]);
  const reasons = mock.requests().flatMap(({ reason }) => reason ?? []);
  expect(reasons.length).toBeGreaterThan(10);
});
