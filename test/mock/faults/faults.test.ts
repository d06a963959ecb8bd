import { describe, expect, test } from "vitest";
import { createRandomFaults } from "../../../scripts/mock/faults/faults.ts";
import { type Call, creation, type Json, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

const account = "faults";
const create = "POST /api/payout-invoices";
const { call, requests } = await mockForTests({ stepDelay: 0 });

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
  ["fault=none", "fault is one of error-before, error-after, empty-before, empty-after, reset-before, reset-after"],
  ["fault=error-after, code=404", "code is from 500 to 599 where a fault is asked for"],
  ["late=soon", "late is a number of lookups from 0 to 100"],
])("Prefer: %s is refused with what there is", async (Prefer, rule) => {
  const answer = await call(create, { account, json: creation(), headers: { Prefer } });
  expect([answer.status, answer.body.errors]).toEqual([422, { Prefer: `This value is not valid here: ${rule}.` }]);
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
