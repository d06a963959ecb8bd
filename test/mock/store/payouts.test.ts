import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Delivery, DeliveryState } from "../../../scripts/mock/interface.ts";
import type { Payout, PlannedDelivery } from "../../../scripts/mock/platform/payout.ts";
import { createClock, freshId } from "../../../scripts/mock/platform/payout.ts";
import { type Mock, startMock } from "../../../scripts/mock/start-mock.ts";
import { openStore } from "../../../scripts/mock/store/open-store.ts";
import type { PayoutStore } from "../../../scripts/mock/store/payout-store.ts";
import { type Call, type CallOptions, caller, creation, type Json } from "../client.ts";
import { everyStore } from "./stores.ts";

const account = "shop";

function payout(reference: string, more: Partial<Payout> = {}): Payout {
  const details = { reference_id: reference, amount: 10 } as Payout["details"];
  const history = [{ at: 1_700_000_000_000, status: "created", resolution: "ok" } as const];
  return { id: freshId("cpoi_"), account, details, history, started: false, lag: 0, callbackLogs: [], ...more };
}

const planned = (at: number): PlannedDelivery => ({ id: freshId("callback_"), at, due: at });
const change = (at: number) => ({ at, status: "processing", resolution: "ok" }) as const;
const idsOf = (payouts: Payout[]) => payouts.map(({ id }) => id);

const stores = everyStore();

describe.each(stores)("a store in %s", (_kind, fresh) => {
  const clock = createClock();
  let store: PayoutStore;
  beforeAll(async () => {
    store = await openStore(await fresh(), clock);
  });
  afterEach(async () => {
    await store.clear();
    clock.reset();
  });
  afterAll(() => store.close());

  test("gives back what was added, whatever characters its reference has", async () => {
    for (const reference of ["order-1", 'a"b\\c', "\0", "\ud800", "Überweisung 🎉", "' or 1=1 --"]) {
      const added = payout(reference);
      expect(await store.add(added, [])).toBe(true);
      expect(await store.find(added.id)).toEqual(added);
      expect(await store.findByReference({ shown: reference }, account)).toEqual([added]);
    }
  });

  test("has no payout by an ID that there is not, whatever characters it has", async () => {
    for (const id of ["", "cpoi_1", "\0", "cpoi_\0", "🎉"]) {
      expect(await store.find(id)).toBeUndefined();
      expect((await store.page(account, { size: 1, before: id })).payouts).toEqual([]);
    }
  });

  test("keeps a reference once for each account, however many ask at once", async () => {
    const accounts = ["one", "two"];
    const rivals = accounts.flatMap((owner) => Array.from({ length: 8 }, () => payout("r", { account: owner })));
    const added = await Promise.all(rivals.map((rival, index) => store.add(rival, index % 2 ? [planned(1)] : [])));
    expect(added.filter(Boolean).length).toBe(accounts.length);
    expect(idsOf(await store.findByReference({ shown: "r" })).length).toBe(accounts.length);
    for (const owner of accounts) expect((await store.findByReference({ shown: "r" }, owner)).length).toBe(1);
    const kept = new Set(idsOf(await store.latest(10)));
    expect((await store.deliveries()).every((delivery) => kept.has(delivery.payout))).toBe(true);
  });

  test("lists an account's payouts page by page, newest first", async () => {
    const payouts = Array.from({ length: 5 }, (_, index) => payout(`r${index}`));
    for (const one of payouts) await store.add(one, []);
    await store.add(payout("r0", { account: "other" }), []);
    const [oldest = "", , middle = "", , newest = ""] = idsOf(payouts);
    const page = async (query: object) => {
      const { payouts: found, newer, older } = await store.page(account, { size: 2, ...query });
      return [found.map(({ details }) => details.reference_id).join(" "), newer, older];
    };
    expect(await page({})).toEqual(["r4 r3", false, true]);
    expect(await page({ before: middle })).toEqual(["r1 r0", true, false]);
    expect(await page({ after: middle })).toEqual(["r4 r3", false, true]);
    expect(await page({ after: oldest })).toEqual(["r2 r1", true, true]);
    expect(await page({ before: newest, after: oldest })).toEqual(["r3 r2", true, true]);
    expect(await page({ reference: { shown: "r1" } })).toEqual(["r1", false, false]);
    expect(idsOf(await store.latest(2, account))).toEqual([newest, payouts[3]?.id]);
  });

  test("a list grows at its newest end alone, so that whoever follows it misses nothing", async () => {
    const payouts = Array.from({ length: 60 }, (_, index) => payout(`r${index}`));
    const followed: string[] = [];
    const follow = async () => {
      const page = await store.page(account, { size: 100, after: followed.at(-1) });
      followed.push(...idsOf(page.payouts).reverse());
    };
    let over = false;
    const adding = Promise.all(payouts.map((one, index) => store.add(one, index % 3 ? [] : [planned(1)]))).then(() => {
      over = true;
    });
    while (!over) await follow();
    await adding;
    await follow();
    expect(followed).toEqual(idsOf(await store.latest(100, account)).reverse());
    expect(followed.length).toBe(payouts.length);
  });

  test("starts a payout once, with the callbacks of the one that started it", async () => {
    const one = payout("r");
    await store.add(one, []);
    const starts = Array.from({ length: 6 }, (_, index) => ({ history: [change(index)], callback: planned(index) }));
    const started = await Promise.all(starts.map(({ history, callback }) => store.start(one, history, [callback])));
    expect(started.filter(Boolean).length).toBe(1);
    const winner = starts[started.indexOf(true)];
    expect((await store.find(one.id))?.history).toEqual(winner?.history);
    expect((await store.deliveries(one.id)).map(({ id }) => id)).toEqual([winner?.callback.id]);
  });

  test("a payout that is redirected tells nothing of what is not to come", async () => {
    const one = payout("r", { started: true });
    const [past, never, instead] = [planned(1), planned(10), planned(5)];
    await store.add(one, [past, never]);
    await store.redirect(one, [change(1), change(5)], [instead]);
    expect((await store.deliveries(one.id)).map(({ id }) => id)).toEqual([past.id, instead.id]);
  });

  test("lets a payout lag for as many lookups as it has to", async () => {
    const one = payout("r", { lag: 1 });
    await store.add(one, []);
    await store.countLookup(one.id);
    await store.countLookup(one.id);
    expect((await store.find(one.id))?.lag).toBe(0);
  });

  test("forgets an account, or all", async () => {
    const [mine, other] = [payout("r"), payout("r", { account: "other" })];
    for (const one of [mine, other]) await store.add(one, [planned(1)]);
    await store.clear(account);
    expect(idsOf(await store.latest(10))).toEqual([other.id]);
    expect((await store.deliveries()).map((delivery) => delivery.payout)).toEqual([other.id]);
    await store.clear();
    expect([await store.latest(10), await store.deliveries()]).toEqual([[], []]);
  });

  test("has a payout's deliveries taken one at a time and in order, and logs every attempt", async () => {
    const [one, other] = [payout("r"), payout("other")];
    const [first, second, third] = [planned(10), planned(20), planned(30)];
    await store.add(one, [first, second, third]);
    await store.add(other, [planned(10)]);
    clock.hold();
    const take = (now: number, busy: string[] = []) => {
      clock.moveTo(now);
      return store.takeDue(now, true, busy, 10);
    };
    const settle = async (taken: Delivery[], state: DeliveryState, due = 0) => {
      for (const { attempts, ...delivery } of taken) {
        const settled = { state, due, attempts: attempts + 1, body: "{}", url: null, signature: "s" };
        const log = { id: delivery.id, url: null, attempt: attempts + 1, created: 0, status: 200, error: null };
        await store.settle({ ...delivery, attempts }, { ...settled, log });
      }
      return taken.map(({ id }) => id);
    };
    const both = await take(10);
    expect(new Set(both.map((delivery) => delivery.payout))).toEqual(new Set([one.id, other.id]));
    expect(await take(30, [one.id, other.id])).toEqual([]);
    await settle(both, "delivered");
    expect([await take(10), await store.nextDue(10)]).toEqual([[], 20]);
    expect(await settle(await take(20), "waiting", 40)).toEqual([second.id]);
    expect(await take(30)).toEqual([]);
    expect(await settle(await take(40), "delivered")).toEqual([second.id]);
    expect(await settle(await take(40), "delivered")).toEqual([third.id]);
    expect([await take(50), await store.nextDue(10)]).toEqual([[], undefined]);
    const logged = (await store.find(one.id))?.callbackLogs.map(({ id, attempt }) => [id, attempt]);
    expect(logged).toEqual([
      [first.id, 1],
      [second.id, 1],
      [second.id, 2],
      [third.id, 1],
    ]);
  });

  test("tells at once of changes that came before the first was due, however late, and gives back what was not settled", async () => {
    const one = payout("r");
    const [first, second, third] = [
      { ...planned(20), at: 10 },
      { ...planned(30), at: 20 },
      { ...planned(31), at: 21 },
    ];
    await store.add(one, [first, second, third]);
    const [taken] = await store.takeDue(100, true, [], 10);
    expect(taken?.id).toBe(second.id);
    expect((await store.deliveries(one.id)).map(({ id }) => id)).toEqual([second.id, third.id]);
    if (taken) await store.giveBack(taken);
    expect(await store.takeDue(100, true, [], 10)).toEqual([taken]);
  });
});

const create = "POST /api/payout-invoices";
const lists = "GET /api/payout-invoices";
const tooLong = { reference_id: "This value should have at most 255 characters." };

describe.each(stores)("references in %s that are the same once masked", (_kind, fresh) => {
  // Numbers of orders that could be card numbers, and are shown as 400000******0001.
  const [one, other, third] = ["4000000010090001", "4000000010170001", "4000000010250001"] as const;
  const account = "orders";
  let mock: Mock;
  let call: Call;
  beforeAll(async () => {
    mock = await startMock({ store: await fresh() });
    call = caller(mock.url);
  });
  afterEach(() => mock.reset());
  afterAll(() => mock.close());

  const send = async (reference_id: string, headers = {}) => {
    const { status, body } = await call(create, { account, json: creation({ reference_id }), headers });
    return { status, id: body.data?.id, shown: body.data?.attributes.reference_id };
  };
  const find = async (reference: string, headers = {}) => {
    const filter = `filter[reference_id]=${encodeURIComponent(reference)}`;
    const { body } = await call(`${lists}?${filter}`, { account, headers });
    const everywhere = await call(`GET /public-api/payout-invoices?${filter}&public_key=pk_test_1`, { headers });
    expect(everywhere.body.data.map(({ id }: Json) => id)).toEqual(body.data.map(({ id }: Json) => id));
    return body.data.map(({ id }: Json) => id);
  };

  test("are two, each found by what was sent, and each there once", async () => {
    const first = await send(one);
    const second = await send(other);
    expect([first, second]).toMatchObject([
      { status: 201, shown: "400000******0001" },
      { status: 201, shown: "400000******0001" },
    ]);
    expect(await send(one)).toEqual({ ...first, status: 409 });
    expect(await send(other)).toEqual({ ...second, status: 409 });
    expect([await find(one), await find(other), await find(third)]).toEqual([[first.id], [second.id], []]);
  });

  test("are found by what is shown, too: the newest of them", async () => {
    const first = await send(one);
    expect(await find(first.shown)).toEqual([first.id]);
    const second = await send(other);
    expect(await find(second.shown)).toEqual([second.id]);
    // What is sent with asterisks is a reference of its own.
    const masked = await send(first.shown);
    expect([masked.status, await find(first.shown), await find(one)]).toEqual([201, [masked.id], [first.id]]);
  });

  test("are told apart where the platform takes spaces away around them", async () => {
    const first = await send(one);
    await send(other);
    const headers = { Prefer: "dialect=references-trimmed" };
    expect([await find(` ${one} `, headers), await find(` ${third} `, headers)]).toEqual([[first.id], []]);
  });
});

describe.each(stores)("the mock's limits in %s", (_kind, fresh) => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock({ store: await fresh() });
  });
  afterAll(() => mock.close());

  test.each([
    ["ASCII", "a"],
    ["what JSON escapes", "\u0001"],
    ["half a pair", "\ud800"],
    ["four bytes each", "🎉"],
  ])("take names of 255 characters of %s, and no longer ones", async (_name, character) => {
    const call = caller(mock.url);
    const account = "🎉".repeat(255);
    const statusOf = async (length: number) => {
      const json = creation({ reference_id: character.repeat(length) });
      const { status, body } = await call(create, { account, json });
      return [status, status === 201 ? [...body.data.attributes.reference_id].length : body.errors];
    };
    expect([await statusOf(255), await statusOf(256)]).toEqual([
      [201, 255],
      [422, tooLong],
    ]);
  });

  test.each<[string, string, CallOptions, number, object]>([
    ["a user name of 256 characters", lists, { account: "a".repeat(256) }, 400, {}],
    ["a page beyond 32 bits", `${lists}?page[size]=2147483648`, { account: "a" }, 200, { size: 100 }],
    ["a page beyond the cap", `${lists}?page[size]=101`, { account: "a" }, 200, { size: 100 }],
    ["a page at the cap", `${lists}?page[size]=100`, { account: "a" }, 200, { size: 100 }],
    ["a page of none", `${lists}?page[size]=0`, { account: "a" }, 200, { size: 1 }],
    ["a page of less than none", `${lists}?page[size]=-7`, { account: "a" }, 200, { size: 1 }],
    ["services before the first page", "GET /api/payout-services?page[number]=0", { account: "a" }, 200, { page: 1 }],
    ["services far before it", "GET /api/payout-services?page[number]=-9", { account: "a" }, 200, { page: 1 }],
    ["services on a page of none", "GET /api/payout-services?page[size]=0", { account: "a" }, 200, { page: 1 }],
  ])("hold for %s", async (_name, line, options, status, meta) => {
    const { body, ...response } = await caller(mock.url)(line, options);
    expect([response.status, body.meta ?? {}]).toEqual([status, status === 200 ? expect.objectContaining(meta) : {}]);
  });
});

test("a reference that is too long is named beside what else is wrong", async () => {
  const mock = await startMock({ stateless: true });
  const json = creation({ reference_id: "a".repeat(256), amount: 0 });
  const { status, body } = await caller(mock.url)(create, { account: "a", json });
  await mock.close();
  expect([status, body.errors]).toEqual([422, { ...tooLong, amount: "This value should be greater than 0." }]);
});
