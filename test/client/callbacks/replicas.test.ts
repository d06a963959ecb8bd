import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCallbackHandler, createMemoryStore, type SeenStore } from "../../../scripts/client/callbacks.ts";
import { seeded } from "../../mock/random.ts";
import { callbackBody, delivery } from "./payout.ts";

let folder: string;
let opened: DatabaseSync[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "seen-"));
});
afterEach(() => {
  for (const database of opened) database.close();
  opened = [];
  rmSync(folder, { recursive: true });
});

/** A store that other connections share, as other processes would. */
function sqliteStore(): SeenStore {
  const database = new DatabaseSync(join(folder, "seen.db"));
  opened.push(database);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 1000");
  database.exec("CREATE TABLE IF NOT EXISTS seen (id TEXT PRIMARY KEY, state TEXT NOT NULL)");
  const select = database.prepare("SELECT state FROM seen WHERE id = ?");
  const insert = database.prepare("INSERT INTO seen (id, state) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const update = database.prepare("UPDATE seen SET state = ? WHERE id = ? AND state = ?");
  return {
    async get(id) {
      await pause();
      return select.get(id)?.state as string | undefined;
    },
    async replace(id, expected, next) {
      await pause();
      return (expected === undefined ? insert.run(id, next) : update.run(next, id, expected)).changes === 1;
    },
  };
}

/** Lets the others in, as a network does. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

test("replicas that share a store handle each change once, in order, whatever fails and however it comes", async () => {
  const random = seeded(10);
  const payouts = ["cpoi_1", "cpoi_2", "cpoi_3", "cpoi_4"];
  const times = [1, 2, 3, 4, 5];
  const handled = new Map(payouts.map((id) => [id, [] as number[]]));
  let atOnce = 0;
  const busy = new Set<string>();
  const replicas = [1, 2, 3].map(() =>
    createCallbackHandler({
      secret: "sk_test_sample",
      seen: sqliteStore(),
      async onChange({ id, attributes: { updated } }) {
        if (busy.has(id)) atOnce += 1;
        busy.add(id);
        await pause();
        busy.delete(id);
        if (random.chance(0.3)) throw new Error("fails at times");
        handled.get(id)?.push(updated);
      },
      onError: () => {},
    }),
  );

  // Each change twice, in any order, anywhere, until it is taken.
  const changes = payouts.flatMap((id) => [...times, ...times].map((updated) => ({ id, updated })));
  const bodies = changes.map(({ id, updated }) => callbackBody({ status: "processing", updated }, id));
  for (let open = bodies; open.length > 0; ) {
    const answers = await Promise.all(
      open
        .map((body) => ({ body, place: random.below(1000) }))
        .sort((one, other) => one.place - other.place)
        .map(async ({ body }) => ({ body, status: (await random.pick(replicas)(await delivery(body))).status })),
    );
    open = answers.filter(({ status }) => status !== 200).map(({ body }) => body);
  }

  expect(atOnce).toBe(0);
  for (const updates of handled.values()) {
    expect(updates).toEqual([...new Set(updates)].sort());
    expect(updates.at(-1)).toBe(times.at(-1));
  }
});

test("what a replica that died was at is taken over once it must have ended", async () => {
  const seen = sqliteStore();
  const body = callbackBody({ status: "processed", updated: 3 });
  const statuses: string[] = [];
  const handle = createCallbackHandler({
    secret: "sk_test_sample",
    seen,
    onChange: ({ attributes }) => {
      statuses.push(attributes.status);
    },
  });
  const claim = { by: "the dead one", until: Date.now() - 1 };
  await seen.replace("test:cpoi_1", undefined, JSON.stringify({ updated: null, statuses: [], claim }));
  expect([(await handle(await delivery(body))).status, statuses]).toEqual([200, ["processed"]]);
});

const claimed = () =>
  JSON.stringify({ updated: null, statuses: [], claim: { by: "another", until: Date.now() + 60_000 } });

test.each<[string, () => SeenStore]>([
  ["what another replica is at for long", () => ({ get: claimed, replace: () => true })],
  ["what another replica always gets before", () => ({ get: () => undefined, replace: () => false })],
])("%s is to come again", async (_what, store) => {
  vi.useFakeTimers({ toFake: ["setTimeout", "Date"] });
  try {
    const handle = createCallbackHandler({
      secret: "sk_test_sample",
      seen: store(),
      onChange: () => expect.unreachable(),
    });
    let answer: Response | undefined;
    handle(await delivery(callbackBody())).then((response) => {
      answer = response;
    });
    while (!answer) {
      await vi.advanceTimersByTimeAsync(1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "60"]);
  } finally {
    vi.useRealTimers();
  }
});

test("where the store fails after the handler, the handler's error is told", async () => {
  const failure = new Error("no database");
  const errors: unknown[] = [];
  const replace = vi.fn<SeenStore["replace"]>().mockReturnValueOnce(true).mockRejectedValue(new Error("no connection"));
  const handle = createCallbackHandler({
    secret: "sk_test_sample",
    seen: { get: () => undefined, replace },
    onChange: () => Promise.reject(failure),
    onError: (error) => errors.push(error),
  });
  expect([(await handle(await delivery(callbackBody()))).status, errors]).toEqual([500, [failure]]);
});

test("a store that fails is an error, and no change is handled", async () => {
  const errors: unknown[] = [];
  let calls = 0;
  const failure = new Error("no connection");
  const handle = createCallbackHandler({
    secret: "sk_test_sample",
    seen: { get: () => Promise.reject(failure), replace: () => true },
    onChange: () => {
      calls += 1;
    },
    onError: (error) => errors.push(error),
  });
  expect([(await handle(await delivery(callbackBody()))).status, calls, errors]).toEqual([500, 0, [failure]]);
});

test("a change that takes longer than a claim lasts is handled once, by one of two handlers", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "setInterval", "clearInterval", "Date"] });
  try {
    const seen = createMemoryStore();
    let calls = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    // Signatures are checked in real time, which the faked one does not wait for.
    const { promise: started, resolve: start } = Promise.withResolvers<void>();
    const onChange = () => {
      calls += 1;
      start();
      return promise;
    };
    const [one, other] = [1, 2].map(() => createCallbackHandler({ secret: "sk_test_sample", seen, onChange }));
    const body = callbackBody({ status: "processed", updated: 3 });
    const statuses: [string, number][] = [];
    const deliver = async (name: string, handle = one) => {
      const response = await handle?.(await delivery(body));
      statuses.push([name, response?.status ?? 0]);
    };
    const pass = async (seconds: number) => {
      for (let second = 0; second < seconds; second++) {
        await vi.advanceTimersByTimeAsync(1000);
        await new Promise((later) => setImmediate(later));
      }
    };
    const first = deliver("first");
    await started;
    await pass(90);
    const again = deliver("again", other);
    while (calls === 1 && !statuses.length) await pass(1);
    await pass(90);
    expect([calls, statuses]).toEqual([1, [["again", 503]]]);
    resolve();
    await Promise.all([first, again]);
    await deliver("at last", other);
    expect([calls, statuses.slice(1)]).toEqual([
      1,
      [
        ["first", 200],
        ["at last", 200],
      ],
    ]);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test("a claim goes on after a store that failed to say that it was renewed", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "setInterval", "clearInterval", "Date"] });
  try {
    const memory = createMemoryStore();
    let replaced = 0;
    const { promise: started, resolve: start } = Promise.withResolvers<void>();
    const seen: SeenStore = {
      get: memory.get,
      replace(key, expected, next) {
        const done = memory.replace(key, expected, next);
        replaced += 1;
        start();
        if (replaced === 2) throw new Error("no connection");
        return done;
      },
    };
    const { promise, resolve } = Promise.withResolvers<void>();
    const handle = createCallbackHandler({ secret: "sk_test_sample", seen, onChange: () => promise });
    const answer = handle(await delivery(callbackBody({ updated: 3 })));
    await started;
    await vi.advanceTimersByTimeAsync(40_000);
    resolve();
    expect([(await answer).status, replaced]).toEqual([200, 5]);
  } finally {
    vi.useRealTimers();
  }
});
