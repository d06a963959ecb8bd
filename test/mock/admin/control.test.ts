import { connect } from "node:net";
import { expect, test } from "vitest";
import { receiver } from "../callbacks/receiver.ts";
import { basic, creation, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

const account = "control";
const create = "POST /api/payout-invoices";
const day = 24 * 60 * 60 * 1000;

test("advance() resolves when the callbacks that came due were delivered, retries included", async () => {
  const merchant = await receiver();
  const mock = await mockForTests({ stepDelay: day, callbackRetryUnit: 60_000 });
  merchant.answers.push(200, 500, 500);
  const { id } = await mock.create(account, { callback_url: merchant.url, options: { auto_process: true } });
  await mock.advance("36h");
  expect(merchant.statuses()).toEqual(["processing"]);
  await mock.advance("3d");
  expect(merchant.statuses()).toEqual(["processing", "processed", "processed", "processed"]);
  const { attributes } = (await mock.call(`GET /api/payout-invoices/${id}`, { account })).body.data;
  expect(attributes.processed - attributes.created).toBe((2 * day) / 1000);
  expect(attributes.callback_logs.map(({ status }: { status: number }) => status)).toEqual([200, 500, 500, 200]);
});

test("a clock that is held stands still, and runs on from there", async () => {
  const mock = await mockForTests();
  mock.hold();
  await mock.moveTo(new Date("2030-01-01T00:00:00Z"));
  expect([mock.held(), mock.now()]).toEqual([true, Date.UTC(2030, 0, 1)]);
  expect((await mock.create(account)).attributes.created).toBe(Date.UTC(2030, 0, 1) / 1000);
  await mock.advance(1500);
  expect(mock.now()).toBe(Date.UTC(2030, 0, 1) + 1500);
  mock.release();
  expect(mock.held()).toBe(false);
  expect(mock.now()).toBeGreaterThanOrEqual(Date.UTC(2030, 0, 1) + 1500);
  await mock.reset();
  expect(mock.now()).toBeLessThan(Date.UTC(2030, 0, 1));
});

test("a payout is moved to a status, by the way that leads there, and its merchant is told", async () => {
  const merchant = await receiver();
  const mock = await mockForTests({ stepDelay: day });
  const { id } = await mock.create(account, { callback_url: merchant.url, options: { auto_process: true } });
  await mock.movePayout(id, "canceled");
  const told = await mock.waitForDelivery({ payout: id, status: "canceled" });
  expect(JSON.parse(told.body ?? "")).toEqual(merchant.received[0]?.json);
  expect(told).toMatchObject({
    state: "delivered",
    attempts: 1,
    signature: merchant.received[0]?.headers["x-signature"],
  });
  const answer = await mock.call(`GET /api/payout-invoices/${id}`, { account });
  expect(answer.body.data.attributes).toMatchObject({ status: "canceled", processed_amount: 10 });
  await mock.advance("9d");
  expect(merchant.statuses()).toEqual(["canceled"]);
});

test("a callback is sent again, byte for byte", async () => {
  const merchant = await receiver();
  const mock = await mockForTests({ stepDelay: 0 });
  await mock.create(account, { callback_url: merchant.url, options: { auto_process: true } });
  const first = await mock.waitForDelivery();
  const again = await mock.redeliver(first.id);
  await mock.advance(0);
  await expect.poll(() => merchant.received.length).toBe(2);
  expect(merchant.received[1]?.text).toBe(merchant.received[0]?.text);
  expect((await mock.deliveries()).map(({ id }) => id)).toEqual([first.id, again.id]);
});

test("the next answers of an operation are as they were set, and then its own", async () => {
  const mock = await mockForTests();
  mock.answerNext("createPayoutInvoice", { code: 503 }, { fault: "error-after", late: 1 });
  const [json, other] = [creation(), creation()];
  const statuses = [];
  for (const body of [json, json, json]) statuses.push((await mock.call(create, { account, json: body })).status);
  expect(statuses).toEqual([503, 500, 409]);
  expect((await mock.call(create, { account, json: other })).status).toBe(201);
});

test("the latest 1,000 requests are remembered", async () => {
  const mock = await mockForTests();
  for (let asked = 0; asked < 1010; asked += 10) {
    await Promise.all(Array.from({ length: 10 }, () => mock.call("GET /api/payout-services", { account })));
  }
  const ids = mock.requests().map(({ id }) => id);
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([1000, 11, 1010]);
});

test("reset() of an account leaves the others alone", async () => {
  const mock = await mockForTests();
  await mock.create("one");
  const kept = await mock.create("two");
  await mock.reset("one");
  expect(await mock.payouts()).toEqual([{ account: "two", ...kept }]);
  expect(mock.requests().map((request) => request.account)).toEqual(["two"]);
});

test("answers, requests, and callbacks of an account are nobody else's", async () => {
  const merchant = await receiver();
  const mock = await mockForTests({ stepDelay: 0 });
  mock.answerNext("createPayoutInvoice", { code: 503, account: "one" }, { code: 502, account: "two" });
  const statuses = [];
  for (const name of ["two", "one", "three"]) {
    const json = creation({ callback_url: merchant.url, options: { auto_process: true } });
    statuses.push((await mock.call(create, { account: name, json })).status);
  }
  expect(statuses).toEqual([502, 503, 201]);
  expect(mock.requests("one").map(({ status }) => status)).toEqual([503]);
  await mock.waitForDelivery({ account: "three" });
  await expect(mock.waitForDelivery({ account: "one" }, 1)).rejects.toThrow("No such callback");
  expect((await mock.deliveries(undefined, undefined, "three")).length).toBe(1);
  expect(await mock.deliveries(undefined, undefined, "one")).toEqual([]);
});

test("reset() of an account leaves what was set for another", async () => {
  const mock = await mockForTests();
  mock.answerNext("createPayoutInvoice", { code: 503, account: "one" }, { code: 502, account: "two" });
  await mock.reset("one");
  const status = async (name: string) => (await mock.call(create, { account: name, json: creation() })).status;
  expect([await status("one"), await status("two")]).toEqual([201, 502]);
});

test("a request is recorded as soon as its response is known, and one that was given up is not found after a reset", async () => {
  const mock = await mockForTests({ latency: 60_000 });
  const gaveUp = new AbortController();
  const headers = { Authorization: basic(account), "Content-Type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(creation()), signal: gaveUp.signal };
  const given = fetch(`${mock.url}/api/payout-invoices`, init).catch((error: Error) => error.name);
  await expect.poll(() => mock.requests().map(({ status }) => status)).toEqual([201]);
  await mock.reset();
  gaveUp.abort();
  expect(await given).toBe("AbortError");
  expect(mock.requests()).toEqual([]);
});

test("a request whose body was still to come at a reset takes no effect", async () => {
  const mock = await mockForTests();
  const body = JSON.stringify(creation());
  const type = "Content-Type: application/json";
  const length = `Content-Length: ${body.length}`;
  const head = `POST /api/payout-invoices HTTP/1.1\r\nHost: mock\r\nAuthorization: ${basic(account)}\r\n${type}\r\n${length}`;
  const socket = connect(Number(new URL(mock.url).port), "127.0.0.1");
  const ended = new Promise((resolve) => socket.on("error", resolve).on("close", resolve));
  socket.write(`${head}\r\n\r\n{`);
  // Another request, on the same server, comes after the head of the first.
  await mock.call("GET /api/payout-services", { account: "other" });
  await mock.reset(account);
  socket.write(body.slice(1));
  await ended;
  expect([await mock.payouts(), mock.requests(account)]).toEqual([[], []]);
});

test("a callback that is under way at a reset is not found after it", async () => {
  const merchant = await receiver();
  const slow = Promise.withResolvers<number>();
  merchant.answers.push(slow.promise);
  const mock = await mockForTests({ stepDelay: 0 });
  await mock.create(account, { callback_url: merchant.url, options: { auto_process: true } });
  await expect.poll(() => merchant.received.length).toBe(1);
  const first = mock.waitForDelivery({}, 20_000);
  await mock.reset(account);
  slow.resolve(200);
  const { id } = await mock.create(account, { callback_url: merchant.url, options: { auto_process: true } });
  expect((await first).payout).toBe(id);
});

test("under hold(), who waits for a callback is told that time stands still", async () => {
  const merchant = await receiver();
  const mock = await mockForTests();
  mock.hold();
  const { id } = await mock.create(account, { callback_url: merchant.url });
  await mock.movePayout(id, "processed");
  await expect(mock.waitForDelivery({}, 50)).rejects.toThrow(
    "No such callback was sent in 50 ms. The clock stands still: callbacks wait for advance() or release().",
  );
  await mock.advance("1s");
  expect((await mock.waitForDelivery()).payout).toBe(id);
});

test("responses are dated by the mock's clock", async () => {
  const mock = await mockForTests();
  mock.hold();
  await mock.moveTo(Date.UTC(2030, 0, 1, 12, 0, 0, 999));
  const date = async () => (await mock.call("GET /api/payout-services", { account })).headers.get("date");
  expect(await date()).toBe("Tue, 01 Jan 2030 12:00:00 GMT");
  await mock.advance("1s");
  expect(await date()).toBe("Tue, 01 Jan 2030 12:00:01 GMT");
});

test.each([
  ["a payout that is none", (mock: Mock) => mock.movePayout("cpoi_1", "canceled"), "cpoi_1: no such payout."],
  [
    "a status that is none",
    (mock: Mock) => mock.movePayout("cpoi_1", "done"),
    "done: no status of a payout. There are created,",
  ],
  ["a callback that is none", (mock: Mock) => mock.redeliver("callback_1"), "callback_1: no callback that was sent."],
  ["a time that is none", (mock: Mock) => mock.moveTo(new Date("x")), "Invalid Date: not a time. Give a Date,"],
  ["a time that no date has", (mock: Mock) => mock.moveTo(1e300), "1e+300: not a time."],
  ["a duration that leads there", (mock: Mock) => mock.advance(1e300), "not a time."],
  ["a duration that is none", (mock: Mock) => mock.advance("soon"), "soon: not a duration."],
  ["a callback that never comes", (mock: Mock) => mock.waitForDelivery({}, 1), "No such callback was sent in 1 ms."],
  ["an operation that is none", async (mock: Mock) => mock.answerNext("pay", {}), "pay: no such operation."],
  [
    "an answer that is none",
    async (mock: Mock) => mock.answerNext("getPayoutInvoice", { example: "x" }),
    "getPayoutInvoice: This value is not valid here: example is one of",
  ],
])("%s is one line", async (_name, ask, line) => {
  await expect(ask(await shared)).rejects.toThrow(line);
});

type Mock = Awaited<ReturnType<typeof mockForTests>>;
const shared = mockForTests();

test("what a delivery tells is valid by the contract", async () => {
  const merchant = await receiver();
  const mock = await shared;
  const { id } = await mock.create(account, { callback_url: merchant.url });
  await mock.movePayout(id, "process_pending");
  const { body } = await mock.waitForDelivery({ payout: id });
  expect(complaints("getPayoutInvoice", 200, JSON.parse(body ?? ""))).toEqual([]);
});
