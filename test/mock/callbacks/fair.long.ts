import { type AddressInfo, createServer } from "node:net";
import { afterAll, expect, test } from "vitest";
import { mockForTests } from "../client.ts";
import { everyStore } from "../store/stores.ts";
import { receiver } from "./receiver.ts";

/** A receiver that takes every call and never responds. */
async function hangingReceiver() {
  const calls = { open: 0, ended: 0 };
  const server = createServer((socket) => {
    calls.open += 1;
    socket
      .on("error", () => {})
      .on("close", () => {
        calls.ended += 1;
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, calls };
}

test.each(everyStore())(
  "a receiver that hangs keeps no other account and no other host waiting (%s)",
  async (_kind, fresh) => {
    const mock = await mockForTests({ stepDelay: 0, store: await fresh() });
    const hanging = await hangingReceiver();
    const merchant = await receiver();
    const options = { auto_process: true };
    const onHanging = { callback_url: hanging.url, options, test_mode: false };
    for (let round = 0; round < 10; round++) {
      await Promise.all([1, 2, 3, 4].map(() => mock.create("hanging", onHanging)));
    }
    for (const account of ["other", "hanging"]) {
      const { id } = await mock.create(account, { callback_url: merchant.url, options });
      expect(await mock.waitForDelivery({ payout: id })).toMatchObject({ state: "delivered" });
    }
    expect(hanging.calls.open - hanging.calls.ended).toBe(32);
  },
  60_000,
);

test("time that is moved waits once for receivers that hang, however many callbacks wait behind these", async () => {
  const mock = await mockForTests({ callbacksFinalOnly: true, stepDelay: 0 });
  const hanging = await hangingReceiver();
  mock.hold();
  const onHanging = { callback_url: hanging.url, options: { auto_process: true } };
  const waiting = 200;
  for (let round = 0; round < waiting / 4; round++) {
    await Promise.all([1, 2, 3, 4].map(() => mock.create("hanging", onHanging)));
  }
  await mock.advance("1m");
  expect(hanging.calls.open).toBeGreaterThan(31);
  // A fifth deadline would have begun for the last of them.
  expect(hanging.calls.open).toBeLessThan(waiting);
}, 120_000);
