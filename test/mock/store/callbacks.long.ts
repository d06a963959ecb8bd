import { describe, expect, test } from "vitest";
import { type Mock, type MockOptions, startMock } from "../../../scripts/mock/start-mock.ts";
import { receiver } from "../callbacks/receiver.ts";
import { caller, creation, type Json } from "../client.ts";
import { everyStore } from "./stores.ts";

const account = "callbacks";
const stores = everyStore();
const lasting = stores.filter(([kind]) => kind !== "memory");
const shared = stores.filter(([kind]) => kind === "PostgreSQL");

/** Starts a mock, has it create a payout that moves by itself, and hands both over. */
async function withPayout(options: MockOptions, callback_url: string, use: (mock: Mock, id: string) => Promise<void>) {
  const mock = await startMock(options);
  try {
    const json = creation({ callback_url, options: { auto_process: true } });
    const { body } = await caller(mock.url)("POST /api/payout-invoices", { account, json });
    await use(mock, body.data.id);
  } finally {
    await mock.close();
  }
}

async function logsOf(mock: Mock, id: string): Promise<[attempt: number, status: number][]> {
  const { body } = await caller(mock.url)(`GET /api/payout-invoices/${id}`, { account });
  return body.data.attributes.callback_logs.map(({ attempt, status }: Json) => [attempt, status]);
}

test.each(shared)(
  "with %s, which others may share, the clock can't be moved, and callbacks keep their order",
  async (_kind, fresh) => {
    const merchant = await receiver();
    merchant.answers.push(500, 503);
    const options = { store: await fresh(), stepDelay: 500, callbackRetryUnit: 20 };
    await withPayout(options, merchant.url, async (mock, id) => {
      const moves = [
        () => mock.advance("3d"),
        () => mock.moveTo(0),
        async () => mock.hold(),
        async () => mock.release(),
      ];
      for (const move of moves) await expect(move()).rejects.toThrow("Other mocks may share the store, and its time.");
      await mock.waitForDelivery({ payout: id, status: "processed" }, 20_000);
      expect(merchant.statuses()).toEqual(["processing", "processing", "processing", "processed"]);
    });
  },
);

describe.each(stores.filter((store) => !shared.includes(store)))("callbacks that wait in %s", (_kind, fresh) => {
  test("are sent in order and until they are answered with 200, by a clock that is moved", async () => {
    const merchant = await receiver();
    merchant.answers.push(500, 503);
    const options = { store: await fresh(), stepDelay: 3_600_000, callbackRetryUnit: 60_000 };
    await withPayout(options, merchant.url, async (mock, id) => {
      mock.hold();
      await mock.advance("90m");
      expect(merchant.statuses()).toEqual(["processing", "processing", "processing"]);
      await mock.advance("3d");
      expect(merchant.statuses()).toEqual(["processing", "processing", "processing", "processed"]);
      expect(await logsOf(mock, id)).toEqual([
        [1, 500],
        [2, 503],
        [3, 200],
        [1, 200],
      ]);
    });
  });
});

test.each(lasting)("a callback under way is left in %s by a mock that ends, for the next", async (_kind, fresh) => {
  const merchant = await receiver();
  const never = new Promise<number>(() => {});
  merchant.answers.push(never);
  const options = { store: await fresh(), stepDelay: 0 };
  await withPayout(options, merchant.url, async () => {
    await expect.poll(() => merchant.received.length, { timeout: 20_000 }).toBe(1);
  });
  const next = await startMock(options);
  try {
    const [first] = merchant.received;
    const sent = await next.waitForDelivery({ payout: first?.json.data.id }, 20_000);
    expect([sent.state, sent.body]).toEqual(["delivered", first?.text]);
  } finally {
    await next.close();
  }
});
