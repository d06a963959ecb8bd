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

test("requests are served while time moves by callbacks of which none can be sent", async () => {
  const merchant = await receiver();
  merchant.answers.push(...Array.from({ length: 50 }, () => 500));
  const mock = await mockForTests({ callbackRetryUnit: 86_400_000, stepDelay: 60_000 });
  mock.hold();
  for (let count = 0; count < 50; count++) {
    await mock.create("behind", { callback_url: merchant.url, options: { auto_process: true } });
    await mock.advance("10ms");
  }
  await mock.advance("61s");
  expect(merchant.received.length).toBe(50);
  const ended: string[] = [];
  const moving = mock.advance("5m").then(() => ended.push("move"));
  await Promise.all([moving, mock.call("GET /health").then(() => ended.push("request"))]);
  expect(ended).toEqual(["request", "move"]);
});

test("moving time ends though the mock was closed", async () => {
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

test("time moves on beside receivers that hang, which are waited for at its end together", async () => {
  const merchant = await receiver();
  const response = Promise.withResolvers<number>();
  merchant.answers.push(...Array.from({ length: 4 }, () => response.promise));
  const mock = await mockForTests({ callbacksFinalOnly: true, stepDelay: 0 });
  mock.hold();
  const start = mock.now();
  const options = { callback_url: merchant.url, options: { auto_process: true } };
  for (const minutes of [4, 3, 2, 1]) {
    await mock.moveTo(start + minutes * 60_000);
    await mock.create(minutes > 2 ? "hanging" : "other", options);
  }
  await mock.moveTo(start);
  const moved = mock.moveTo(start + 3_600_000);
  await vi.waitFor(() => expect(merchant.received.length).toBe(4), 8000);
  response.resolve(200);
  await moved;
  expect((await mock.deliveries()).map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => "delivered"));
}, 20_000);

test("a receiver that is late while time is moved is called as often, and by the same times, as one that is not", async () => {
  const merchant = await receiver();
  const late = Promise.withResolvers<number>();
  merchant.answers.push(late.promise, ...Array.from({ length: 20 }, () => 500));
  const mock = await mockForTests({ callbackRetryUnit: 60_000, callbacksFinalOnly: true, stepDelay: 0 });
  mock.hold();
  const start = mock.now();
  const { id } = await mock.create("late", { callback_url: merchant.url, options: { auto_process: true } });
  const moved = mock.advance("1h");
  await vi.waitFor(() => expect(mock.now()).toBe(start + 3_600_000), 8000);
  late.resolve(500);
  await moved;
  const { attributes } = (await mock.call(`GET /api/payout-invoices/${id}`, { account: "late" })).body.data;
  const times = attributes.callback_logs.map(({ created }: { created: number }) => created - Math.floor(start / 1000));
  expect(times.map((time: number) => Math.floor(time / 60))).toEqual([0, 1, 3, 6, 10, 15, 21, 28, 36, 45, 55]);
}, 20_000);

test("time moves on beside accounts that create payouts all the time", async () => {
  const merchant = await receiver();
  const mock = await mockForTests({ stepDelay: 0 });
  let done = false;
  const others = async () => {
    while (!done) await mock.create("others", { callback_url: merchant.url, options: { auto_process: true } });
  };
  const creating = Promise.all(Array.from({ length: 10 }, others));
  await vi.waitFor(() => expect(merchant.received.length).toBeGreaterThan(10), 8000);
  await mock.advance("1h").finally(() => {
    done = true;
  });
  await creating;
}, 20_000);
