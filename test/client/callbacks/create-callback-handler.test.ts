import { describe, expect, test, vi } from "vitest";
import {
  type CallbackHandlerOptions,
  type CallbackSecret,
  createCallbackHandler,
  type PayoutInvoice,
} from "../../../scripts/client/callbacks.ts";
import { callbackBody, delivery } from "./payout.ts";

const secret = "sk_test_sample";

/** A handler, and what it was told. */
function handlerForTests(options: Partial<CallbackHandlerOptions> = {}) {
  const changes: [status: string, updated: number, ambiguous: boolean][] = [];
  const errors: unknown[] = [];
  const handle = createCallbackHandler({
    secret,
    onChange: ({ attributes: { status, updated } }, { ambiguous }) => {
      changes.push([status, updated, ambiguous]);
    },
    onError: (error) => errors.push(error),
    ...options,
  });
  return { changes, errors, handle };
}

type Change = [status: PayoutInvoice["attributes"]["status"], updated: number, id?: string];

const deliver = ([status, updated, id]: Change) => delivery(callbackBody({ status, updated }, id));

describe("of callbacks on one payout, what is no news is dropped", () => {
  test.each<[string, Change[], [string, number, boolean][]]>([
    ["one", [["processing", 2]], [["processing", 2, false]]],
    [
      "one after the other",
      [
        ["processing", 2],
        ["processed", 3],
      ],
      [
        ["processing", 2, false],
        ["processed", 3, false],
      ],
    ],
    [
      "twice",
      [
        ["processed", 3],
        ["processed", 3],
      ],
      [["processed", 3, false]],
    ],
    [
      "out of order",
      [
        ["processed", 3],
        ["processing", 2],
      ],
      [["processed", 3, false]],
    ],
    [
      "another status with the same time, twice",
      [
        ["processing", 3],
        ["processed", 3],
        ["processing", 3],
        ["processed", 3],
      ],
      [
        ["processing", 3, false],
        ["processed", 3, true],
      ],
    ],
    [
      "of two payouts",
      [
        ["processed", 3, "cpoi_1"],
        ["processing", 2, "cpoi_2"],
      ],
      [
        ["processed", 3, false],
        ["processing", 2, false],
      ],
    ],
  ])("%s", async (_what, given, want) => {
    const { handle, changes, errors } = handlerForTests();
    for (const change of given) expect((await handle(await deliver(change))).status).toBe(200);
    expect([changes, errors]).toEqual([want, []]);
  });
});

describe("a change ahead of time is marked, handled once, and silences none that comes after", () => {
  const now = Math.floor(Date.now() / 1000);
  const far = 99_999_999_999;
  test.each<[string, Change[], string[]]>([
    [
      "an hour ahead, as clocks differ",
      [
        ["processing", now + 3600],
        ["processed", now],
      ],
      ["processing"],
    ],
    [
      "far ahead, twice",
      [
        ["processed", far],
        ["processing", now],
        ["processed", far],
        ["processing", now],
        ["processed", now + 1],
      ],
      ["processed ahead", "processing ambiguous", "processed ambiguous"],
    ],
    [
      "far ahead one after the other, and out of order",
      [
        ["processing", far],
        ["processed", far + 2],
        ["processing", far + 1],
        ["canceled", far + 2],
      ],
      ["processing ahead", "processed ahead", "canceled ambiguous ahead"],
    ],
  ])("%s", async (_what, given, want) => {
    const told: string[] = [];
    const { handle, errors } = handlerForTests({
      onChange: ({ attributes: { status } }, marks) => {
        told.push([status, ...Object.entries(marks).flatMap(([name, on]) => (on ? [name] : []))].join(" "));
      },
    });
    for (const change of given) expect((await handle(await deliver(change))).status).toBe(200);
    expect([told, errors]).toEqual([want, []]);
  });
});

test("a callback signed with the test key silences no live payout", async () => {
  const modes: unknown[] = [];
  const { handle } = handlerForTests({
    secret: { test: "test key", live: "live key" },
    onChange: ({ attributes: { test_mode } }) => {
      modes.push(test_mode);
    },
  });
  const signed = (test_mode: boolean, updated: number) =>
    delivery(callbackBody({ test_mode, updated, status: "processed" }), test_mode ? "test key" : "live key");
  for (const request of [signed(true, 99_999_999_999), signed(true, 5), signed(false, 5), signed(false, 5)]) {
    expect((await handle(await request)).status).toBe(200);
  }
  expect(modes).toEqual([true, true, false]);
});

test.each<[string, () => void | Promise<void>]>([
  [
    "throws",
    () => {
      throw new Error("no log");
    },
  ],
  ["rejects", () => Promise.reject(new Error("no log"))],
  ["never ends", () => new Promise(() => {})],
])("where onError %s, the request is answered all the same", async (_what, onError) => {
  const told = vi.spyOn(console, "error").mockReturnValue();
  const { handle } = handlerForTests({ onError });
  expect((await handle(await delivery(callbackBody(), "other"))).status).toBe(401);
  await new Promise((later) => setImmediate(later));
  told.mockRestore();
});

test("it is answered only after the change was handled", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { handle } = handlerForTests({ onChange: () => promise });
  let answered = false;
  const answer = handle(await deliver(["processed", 3])).then(({ status }) => {
    answered = true;
    return status;
  });
  await new Promise((later) => setTimeout(later, 20));
  expect(answered).toBe(false);
  resolve();
  expect(await answer).toBe(200);
});

test("a change whose handler throws is rejected, and new again when it comes again", async () => {
  const failure = new Error("no database");
  let calls = 0;
  const { handle, errors } = handlerForTests({
    onChange: () => {
      calls += 1;
      if (calls === 1) throw failure;
    },
  });
  const statuses = [];
  for (let attempt = 0; attempt < 3; attempt++) statuses.push((await handle(await deliver(["processed", 3]))).status);
  expect([statuses, calls, errors]).toEqual([[500, 200, 200], 2, [failure]]);
});

test("the same change twice at once is handled once, and both are answered when it is", async () => {
  const { handle, changes } = handlerForTests();
  const requests = await Promise.all([1, 2, 3].map(() => deliver(["processed", 3])));
  const answers = await Promise.all(requests.map(handle));
  expect([answers.map(({ status }) => status), changes]).toEqual([[200, 200, 200], [["processed", 3, false]]]);
});

describe("what can't be trusted is rejected, told of, and not handled", () => {
  const body = callbackBody({ test_mode: true });
  const post = (body: string, headers = {}) =>
    new Request("https://merchant.example/callbacks", { method: "POST", body, headers });

  test.each<[string, () => Request | Promise<Request>, number, string[]]>([
    ["a GET", () => new Request("https://merchant.example/callbacks"), 405, []],
    ["without a signature", () => post(body), 401, ["no-signature"]],
    ["another's signature", () => delivery(body, "other"), 401, ["mismatch"]],
    ["a body that is too large", () => post(" ".repeat(2 * 1024 * 1024 + 1)), 413, ["too-large"]],
    ["no payout, signed well", () => delivery("{}"), 422, ["unreadable"]],
    [
      "a body that was read",
      async () => {
        const request = await delivery(body);
        await request.text();
        return request;
      },
      401,
      ["empty-body"],
    ],
  ])("%s", async (_what, request, status, faults) => {
    const { handle, changes, errors } = handlerForTests();
    const answer = await handle(await request());
    expect([answer.status, await answer.text()]).toEqual([status, ""]);
    expect([errors.map((error) => (error as { fault: string }).fault), changes]).toEqual([faults, []]);
  });
});

test.each([[undefined], [""], [[]], [{ test: "" }]])("it is not made with %j for a secret", (none) => {
  expect(() => handlerForTests({ secret: none as CallbackSecret })).toThrow(TypeError);
});
