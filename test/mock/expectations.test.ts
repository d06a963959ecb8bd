import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { createDispatcher } from "../../scripts/mock/callbacks/dispatcher.ts";
import { createExpectations } from "../../scripts/mock/expectations.ts";
import type { Delivery } from "../../scripts/mock/interface.ts";
import { createClock } from "../../scripts/mock/platform/payout.ts";
import {
  ControlError,
  type Expectations,
  type WantedErrors,
  type WantedRequests,
} from "../../scripts/mock/start-mock.ts";
import type { DeliveryStore } from "../../scripts/mock/store/payout-store.ts";
import { blocks, toolkitGuide } from "../readme.ts";
import { receiver } from "./callbacks/receiver.ts";
import { creation, mockForTests } from "./client.ts";

const create = "POST /api/payout-invoices";
const list = "GET /api/payout-invoices";
const services = "GET /api/payout-services";

/** What a failed expectation says. */
async function failure(expectation: () => unknown): Promise<string> {
  try {
    await expectation();
  } catch (error) {
    expect(error).toBeInstanceOf(ControlError);
    return (error as Error).message;
  }
  throw new Error("nothing failed");
}

/** A mock that two accounts have used: each has a payout, and one has created its own twice. */
async function usedMock() {
  const mock = await mockForTests();
  const json = creation();
  for (const account of ["shop", "shop", "kiosk"]) {
    await mock.call(create, { account, json: account === "shop" ? json : creation() });
  }
  await mock.call(list, { account: "shop" });
  return mock;
}
const used = await usedMock();
const all = `${create} 201 (shop), ${create} 409 (shop), ${create} 201 (kiosk), ${list} 200 (shop).`;

test.each<[name: string, operation: string, wanted: WantedRequests | undefined, statuses: number[]]>([
  ["at least one", "createPayoutInvoice", undefined, [201, 409, 201]],
  ["as many as there are", "createPayoutInvoice", { count: 3 }, [201, 409, 201]],
  ["those of an account", "createPayoutInvoice", { account: "shop", count: 2 }, [201, 409]],
  ["those with a status", "createPayoutInvoice", { account: "shop", status: 201, count: 1 }, [201]],
  ["none", "listPayoutServices", { count: 0 }, []],
])("expect.requests() returns %s", (_name, operation, wanted, statuses) => {
  expect(used.expect.requests(operation, wanted).map(({ status }) => status)).toEqual(statuses);
});

test.each<[name: string, expectation: (expectations: Expectations) => unknown, message: string]>([
  [
    "one request too many",
    (expected) => expected.requests("createPayoutInvoice", { account: "shop", count: 1 }),
    `createPayoutInvoice of shop: 2 requests, not 1. Nearest, 4 of 4 requests: ${all}`,
  ],
  [
    "none at all",
    (expected) => expected.requests("processPayoutInvoice"),
    `processPayoutInvoice: 0 requests, not at least one. Nearest, 4 of 4 requests: ${all}`,
  ],
  [
    "none with a status",
    (expected) => expected.requests("createPayoutInvoice", { account: "kiosk", status: 409 }),
    `createPayoutInvoice 409 of kiosk: 0 requests, not at least one. Nearest, 4 of 4 requests: ${all}`,
  ],
  [
    "an operation that is none",
    (expected) => expected.requests("pay"),
    "pay: no such operation. Name one of the contract's.",
  ],
  [
    "a count that is none",
    (expected) => expected.requests("createPayoutInvoice", { count: 0.5 }),
    "count 0.5: not a number of requests. Give a whole number from 0.",
  ],
  [
    "a misspelled member",
    (expected) => expected.requests("createPayoutInvoice", { acount: "shop" } as WantedRequests),
    "acount: no such member. Did you mean account?",
  ],
  [
    "a misspelled member of the errors",
    (expected) => expected.noClientErrors({ exept: [409] } as WantedErrors),
    "exept: no such member. Did you mean except?",
  ],
])("%s fails in one line", async (_name, expectation, message) => {
  expect(await failure(() => expectation(used.expect))).toBe(message);
});

test("of many requests, those are shown that have most of what is wanted", async () => {
  const mock = await mockForTests();
  await mock.create("kiosk");
  for (let sent = 0; sent < 6; sent++) await mock.call(services, { account: sent < 4 ? "kiosk" : "shop" });
  await mock.create("shop");
  expect(await failure(() => mock.expect.requests("createPayoutInvoice", { account: "shop", status: 409 }))).toContain(
    [
      "Nearest, 5 of 8 requests: ",
      `${create} 201 (kiosk), ${services} 200 (kiosk), ${services} 200 (shop), ${services} 200 (shop), ${create} 201 (shop).`,
    ].join(""),
  );
});

test("client errors are found, but those of others and those that a test provokes", async () => {
  const mock = await usedMock();
  mock.expect.noClientErrors({ account: "kiosk" });
  mock.expect.noClientErrors({ except: [409] });
  await mock.call(create, { account: "shop", json: creation({ amount: "ten" }) });
  mock.answerNext("listPayoutInvoices", { code: 500 });
  await mock.call(list, { account: "shop" });
  const reason = mock.requests("shop").find(({ status }) => status === 422)?.reason;
  expect(reason).toMatch(/^data\.attributes\.amount|^amount/);
  expect(await failure(() => mock.expect.noClientErrors({ account: "shop", except: [409] }))).toBe(
    `1 request had a 4xx response that \`except\` doesn't list. The latest: ${create} 422 (shop): ${reason}`,
  );
  expect(await failure(() => mock.expect.noClientErrors())).toContain("2 requests had a 4xx response");
});

test("a response that was set for a request that never came is found, with the requests that came", async () => {
  const mock = await usedMock();
  mock.expect.noUnusedAnswers();
  mock.answerNext("listPayoutInvoices", { code: 503, account: "kiosk" });
  mock.expect.noUnusedAnswers("shop");
  expect(await failure(() => mock.expect.noUnusedAnswers())).toBe(
    `answerNext(listPayoutInvoices): 1 of the responses that were set waited for no request. Nearest, 4 of 4 requests: ${all}`,
  );
  await mock.call(list, { account: "kiosk" });
  mock.expect.noUnusedAnswers();
});

test("waitForRequest() resolves to a request that came, or that comes", async () => {
  const mock = await mockForTests();
  const coming = mock.waitForRequest("createPayoutInvoice", { account: "shop", status: 409 }, 20_000);
  const json = creation();
  for (const account of ["kiosk", "shop", "shop"]) await mock.call(create, { account, json });
  expect(await coming).toMatchObject({ account: "shop", status: 409, operation: "createPayoutInvoice" });
  expect(await mock.waitForRequest("createPayoutInvoice")).toMatchObject({ account: "kiosk", status: 201 });
  expect(await failure(() => mock.waitForRequest("createPayoutInvoice", { status: 500 }, 1))).toBe(
    `createPayoutInvoice 500: no such request came in 1 ms. Nearest, 3 of 3 requests: ${create} 201 (kiosk), ${create} 201 (shop), ${create} 409 (shop).`,
  );
  await mock.reset();
  expect(await failure(() => mock.waitForRequest("createPayoutInvoice", {}, 1))).toContain("There were no requests.");
});

test("waitForIdleCallbacks() resolves when every callback was sent, those that are sent again included", async () => {
  const merchant = await receiver();
  const mock = await mockForTests({ stepDelay: 5, callbackRetryUnit: 5, dialects: ["callbacks-twice"] });
  merchant.answers.push(500, 500);
  await mock.create("shop", { callback_url: merchant.url, options: { auto_process: true } });
  await mock.waitForIdleCallbacks("shop", 20_000);
  const states = (await mock.deliveries()).map(({ state }) => state);
  expect(new Set(states)).toEqual(new Set(["delivered"]));
  const { length } = merchant.received;
  await mock.advance("1d");
  expect([merchant.received.length, merchant.statuses().at(-1)]).toEqual([length, "processed"]);
});

test("callbacks that still wait are shown, and those of another account are not waited for", async () => {
  const merchant = await receiver();
  const mock = await mockForTests({ callbackRetryUnit: 60_000 });
  merchant.answers.push(500);
  const { id } = await mock.create("shop", { callback_url: `${merchant.url}?token=secret` });
  await mock.movePayout(id, "canceled");
  const [{ due } = { due: 0 }] = await until500(mock, id);
  await mock.waitForIdleCallbacks("kiosk");
  expect(await failure(() => mock.waitForIdleCallbacks("shop", 1))).toBe(
    `Callbacks are not idle after 1 ms. Waiting, 1 of 1: POST ${merchant.url} 500 (${id}, due ${new Date(due).toISOString()}).`,
  );
  mock.hold();
  expect(await failure(() => mock.waitForIdleCallbacks(undefined, 1))).toContain("The clock stands still:");
  await mock.reset("shop");
  await mock.waitForIdleCallbacks();
});

test("a callback that is being sent is waited for, whatever the store says of it", async () => {
  const sending = Promise.withResolvers<void>();
  const due = [{ id: "callback_1", payout: "cpoi_1", account: "shop" } as Delivery];
  const store = {
    takeDue: async () => due.splice(0),
    nextDue: async () => undefined,
    giveBack: async () => {},
    patience: Number.POSITIVE_INFINITY,
  } as Partial<DeliveryStore> as DeliveryStore;
  const callbacks = createDispatcher({ store, clock: createClock(), ordered: true, attempt: () => sending.promise });
  const { waitForIdleCallbacks } = createExpectations({
    control: { requests: () => [], deliveries: async () => [] },
    engine: { operation: () => undefined },
    nextResponses: { waiting: () => [], unused: () => [] },
    recorded: true,
    clock: createClock(),
    running: { callbacks, platform: { store: { find: async () => undefined } } },
  });
  await expect.poll(() => callbacks.busy()).toBe(true);
  const message = "Callbacks are not idle after 1 ms. One is being sent.";
  for (const account of ["shop", undefined]) {
    expect(await failure(() => waitForIdleCallbacks(account, 1))).toBe(message);
  }
  await waitForIdleCallbacks("kiosk");
  sending.resolve();
  await waitForIdleCallbacks();
  await callbacks.stop();
});

/** The deliveries of a payout, once the first attempt was made. */
async function until500(mock: Awaited<ReturnType<typeof mockForTests>>, id: string) {
  await mock.waitForDelivery({ payout: id }, 20_000);
  return mock.deliveries(id);
}

test("a mock that records nothing knows no requests", async () => {
  const mock = await mockForTests({ record: false });
  for (const expectation of [
    () => mock.expect.requests("createPayoutInvoice", { count: 0 }),
    () => mock.expect.noClientErrors(),
    () => mock.expect.noUnusedAnswers(),
    () => mock.waitForRequest("createPayoutInvoice"),
  ]) {
    expect(await failure(expectation)).toBe("Nothing was recorded. Start the mock without record: false.");
  }
});

test("what a message shows is masked as the record is", async () => {
  const mock = await mockForTests();
  await mock.call("GET /api/payout-invoices/4111111111111111", { account: "shop" });
  const message = await failure(() => mock.expect.noClientErrors());
  expect(message).toContain(mock.requests()[0]?.path);
  expect(message).not.toContain("4111111111111111");
});

test("the guide shows a failure as it is", async () => {
  const mock = await mockForTests();
  const json = creation();
  for (const status of [201, 409]) expect((await mock.call(create, { account: "shop", json })).status).toBe(status);
  const message = await failure(() => mock.expect.requests("createPayoutInvoice", { account: "shop", count: 1 }));
  expect(blocks("text", toolkitGuide("mock-in-tests"))).toEqual([`${message}\n`]);
});

test("each type that the mock's interface names can be imported", () => {
  const source = readFileSync(`${root}scripts/mock/interface.ts`, "utf8");
  expect(source.match(/^(?:interface|type|class) \w+/gm)).toBe(null);
});
