import { expect, test, vi } from "vitest";
import { mockForTests } from "../client.ts";
import { receiver } from "./receiver.ts";

test("a callback is sent after one unit, two, three and so on, up to 100 times", async () => {
  const merchant = await receiver();
  merchant.answers.push(...Array.from({ length: 200 }, () => 500));
  const mock = await mockForTests({ callbackRetryUnit: 60_000, callbacksFinalOnly: true, stepDelay: 0 });
  mock.hold();
  const { id } = await mock.create("schedule", { callback_url: merchant.url, options: { auto_process: true } });
  await mock.advance("9d");
  const { attributes } = (await mock.call(`GET /api/payout-invoices/${id}`, { account: "schedule" })).body.data;
  const times: number[] = attributes.callback_logs.map(({ created }: { created: number }) => created);
  const pauses = times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 60);
  expect(pauses).toEqual(Array.from({ length: 99 }, (_, index) => index + 1));
  expect(await mock.deliveries(id)).toMatchObject([{ state: "given-up", attempts: 100 }]);
  expect(merchant.received.length).toBe(100);
});

test("moving time ends though a callback waits behind one that is sent again later", async () => {
  const merchant = await receiver();
  merchant.answers.push(500);
  const mock = await mockForTests({ callbackRetryUnit: 60_000, stepDelay: 1000 });
  mock.hold();
  await mock.create("behind", { callback_url: merchant.url, options: { auto_process: true } });
  await mock.advance("10s");
  expect(merchant.received.length).toBe(1);
  await mock.advance("60s");
  expect(merchant.received.length).toBeGreaterThan(2);
});

test("moving time ends though the mock the mock was closed", async () => {
  const mock = await mockForTests();
  await mock.close();
  await Promise.allSettled([mock.advance("1h")]);
});

test("time moves on beside an account that has callbacks under way all the time", async () => {
  const merchant = await receiver();
  const mock = await mockForTests({ stepDelay: 0 });
  const options = { callback_url: merchant.url, options: { auto_process: true } };
  let done = false;
  const others = async () => {
    while (!done) {
      // It has its response once the next one is under way.
      const { promise, resolve } = Promise.withResolvers<number>();
      merchant.answers.push(promise);
      await mock.create("others", options);
      const count = merchant.received.length;
      await vi.waitFor(() => expect(merchant.received.length).toBeGreaterThan(count), 5000);
      setTimeout(resolve, 100, 200);
    }
  };
  const busy = Promise.all([others(), others(), others()]);
  await vi.waitFor(() => expect(merchant.received.length).toBeGreaterThan(3));
  const start = mock.now();
  await mock.advance("1h");
  done = true;
  expect(mock.now() - start).toBeGreaterThanOrEqual(3_600_000);
  await busy;
}, 20_000);
