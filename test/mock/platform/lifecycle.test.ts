import { describe, expect, test } from "vitest";
import { contract } from "../../contract.ts";
import { creation, type Json, mockForTests, until } from "../client.ts";
import { complaints } from "../contract-check.ts";

const account = "lifecycle";
const create = "POST /api/payout-invoices";
const statuses = contract.components.schemas.PayoutStatus?.["x-extensible-enum"] as string[];
const resolutions = contract.components.schemas.PayoutResolution?.examples as string[];

describe("with states that last", async () => {
  const { call } = await mockForTests({ stepDelay: 500 });

  async function statesOf(id: string, last: string): Promise<Json[]> {
    const seen: Json[] = [];
    await until(
      async () => {
        const { body } = await call(`GET /api/payout-invoices/${id}`, { account });
        expect(complaints("getPayoutInvoice", 200, body)).toEqual([]);
        const { status } = body.data.attributes;
        if (seen.at(-1)?.status !== status) seen.push(body.data.attributes);
        return status;
      },
      (status) => status === last,
    );
    return seen;
  }

  test("a poller sees each state after process, and what moves with it", async () => {
    const { body } = await call(create, { account, json: creation({ amount: 12.5 }) });
    const { id, attributes } = body.data;
    await call(`POST /api/payout-invoices/${id}/process`, { account });
    const [processing, processed] = await statesOf(id, "processed");
    expect(processing).toEqual({ ...attributes, status: "processing", updated: processing.updated });
    expect(processed).toEqual({
      ...attributes,
      status: "processed",
      updated: processed.processed,
      processed: expect.any(Number),
      processed_amount: 12.5,
      processed_writeoff: 12.5,
    });
    expect(processed.updated).toBeGreaterThanOrEqual(attributes.created);
    const inPublic = await call(`GET /public-api/payout-invoices/${id}`);
    expect(inPublic.body.data).toMatchObject({ status: "processed", processed_amount: 12.5 });
  });

  test("a payout goes by itself with auto_process, and can't be processed besides", async () => {
    const { status, body } = await call(create, { account, json: creation({ options: { auto_process: true } }) });
    expect([status, body.data.attributes.status]).toEqual([201, "created"]);
    const { id } = body.data;
    expect((await call(`POST /api/payout-invoices/${id}/process`, { account })).status).toBe(409);
    expect((await statesOf(id, "processed")).map((state) => state.status)).toEqual([
      "created",
      "processing",
      "processed",
    ]);
  });
});

describe("test services", async () => {
  const { call } = await mockForTests({ stepDelay: 0 });

  /** Creates and processes, and resolves to how the payout stands after that. */
  async function outcomeOf(fields: Json): Promise<Json> {
    const json = creation({ service: "test_usd", fields: { account: "1", ...fields } });
    const { body } = await call(create, { account, json });
    await call(`POST /api/payout-invoices/${body.data.id}/process`, { account });
    const answer = await call(`GET /api/payout-invoices/${body.data.id}`, { account });
    expect(complaints("getPayoutInvoice", 200, answer.body)).toEqual([]);
    return answer.body.data.attributes;
  }

  test.each(statuses)("status %s, however it is written", async (status) => {
    for (const written of [
      status.replaceAll("_", "-"),
      status.replaceAll("_", " "),
      status.replaceAll("_", "-").toUpperCase(),
      status.charAt(0).toUpperCase() + status.slice(1).replaceAll("_", " "),
    ]) {
      expect((await outcomeOf({ test_details_payout_status: written })).status).toBe(status);
    }
  });

  test.each(resolutions)("resolution %s", async (resolution) => {
    const written = resolution.replaceAll("_", "-");
    expect((await outcomeOf({ test_details_payout_resolution: written })).resolution).toBe(resolution);
  });

  test.each([
    ["a rate of 0 fails", { test_details_success_rate: "0" }, { status: "process_failed", processed: null }],
    ["a rate of 100 succeeds", { test_details_success_rate: "100" }, { status: "processed", resolution: "ok" }],
    [
      "a part is half",
      { test_details_payout_status: "partially processed" },
      { processed_amount: 5, processed_writeoff: 5 },
    ],
    ["what was cancelled was paid first", { test_details_payout_status: "canceled" }, { processed_amount: 10 }],
    [
      "what is pending was not paid",
      { test_details_payout_status: "process pending" },
      { processed: null, processed_amount: null },
    ],
  ])("%s", async (_name, fields, attributes) => {
    expect(await outcomeOf(fields)).toMatchObject(attributes);
  });

  test("a rate of 50 does both", async () => {
    const seen = new Set<string>();
    // All alike has a chance of 2 to the power of -59.
    for (let index = 0; index < 60 && seen.size < 2; index++) {
      seen.add((await outcomeOf({ test_details_success_rate: "50" })).status);
    }
    expect([...seen].sort()).toEqual(["process_failed", "processed"]);
  });

  test("a payout waits in created until it is processed", async () => {
    const { body } = await call(create, { account, json: creation({ options: { auto_process: false } }) });
    const answer = await call(`GET /api/payout-invoices/${body.data.id}`, { account });
    expect(answer.body.data.attributes.status).toBe("created");
  });

  test("the fields of other services decide nothing", async () => {
    const fields = { card_number: "5123817234060000", test_details_payout_status: "process failed" };
    const json = creation({ service: "card", fields });
    const { body } = await call(create, { account, json });
    await call(`POST /api/payout-invoices/${body.data.id}/process`, { account });
    const answer = await call(`GET /api/payout-invoices/${body.data.id}`, { account });
    expect(answer.body.data.attributes.status).toBe("processed");
  });
});
