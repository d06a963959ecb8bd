import { PassThrough } from "node:stream";
import { WriteStream } from "node:tty";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LogStyle } from "../../../scripts/mock/log/print-log.ts";
import { printLog } from "../../../scripts/mock/log/print-log.ts";
import type { LogEntry } from "../../../scripts/mock/start-mock.ts";
import { receiver } from "../callbacks/receiver.ts";
import { creation, mockForTests } from "../client.ts";
import { converse } from "../http/raw.ts";

beforeEach(() => {
  for (const name of ["FORCE_COLOR", "NO_COLOR", "NODE_DISABLE_COLORS"]) vi.stubEnv(name, undefined);
  vi.stubEnv("TERM", "xterm");
});
afterEach(() => vi.unstubAllEnvs());

const entry: LogEntry = {
  time: "2026-01-02T03:04:05.678Z",
  method: "GET",
  path: "/api/payout-invoices",
  status: 200,
  milliseconds: 3,
  operation: "listPayoutInvoices",
  account: "reader",
};

/** What the log makes of entries, on a terminal or elsewhere. */
function written(entries: LogEntry[], isTTY: boolean, style?: LogStyle): string {
  const { getColorDepth } = WriteStream.prototype;
  const stream = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY, getColorDepth });
  const print = printLog(stream, style);
  for (const one of entries) print?.(one);
  return stream.read() ?? "";
}

test.each([
  ["what is right", entry, "03:04:05.678  200      3 ms  GET      /api/payout-invoices  reader\n"],
  [
    "why it was rejected",
    { ...entry, status: 422, method: "POST", reason: "amount: This value should be greater than 0." },
    "03:04:05.678  422      3 ms  POST     /api/payout-invoices  reader  amount: This value should be greater than 0.\n",
  ],
  [
    "a connection that was reset",
    { ...entry, status: 0, milliseconds: 12_345, reason: "fault=reset-after" },
    "03:04:05.678  ---  12345 ms  GET      /api/payout-invoices  reader  fault=reset-after\n",
  ],
  [
    "a fault of the mock's own",
    { ...entry, status: 500, fault: "Error: broken" },
    "03:04:05.678  500      3 ms  GET      /api/payout-invoices  reader\n  Error: broken\n",
  ],
  [
    "names that would move the cursor",
    { ...entry, reason: "fields.\u001b[2J\n: This field is missing." },
    "03:04:05.678  200      3 ms  GET      /api/payout-invoices  reader  fields.\\u001b[2J\\n: This field is missing.\n",
  ],
  [
    "of a callback",
    {
      ...entry,
      method: "POST",
      path: "http://127.0.0.1:3000/callbacks",
      callback: { id: "callback_1", payout: "cpoi_1", attempt: 2, state: "waiting" as const },
      status: 500,
    },
    "03:04:05.678  500      3 ms  POST     http://127.0.0.1:3000/callbacks  callback of cpoi_1, attempt 2: waiting  reader\n",
  ],
])("a line for people tells %s, in columns", (_name, one, want) => {
  expect(stripVTControlCharacters(written([one], true))).toBe(want);
});

test.each([
  ["on a terminal", true, {}, true],
  ["elsewhere", false, {}, false],
  ["where NO_COLOR is set", true, { NO_COLOR: "1" }, false],
])("colour %s", (_name, isTTY, environment, want) => {
  // Whatever runs this may have its own idea of colours.
  const plain = { CI: undefined, NO_COLOR: undefined, FORCE_COLOR: undefined, TERM: "xterm" };
  for (const [name, value] of Object.entries({ ...plain, ...environment })) vi.stubEnv(name, value);
  expect(written([entry], isTTY, "pretty").includes("\u001b[")).toBe(want);
});

test.each([
  ["json", true, `${JSON.stringify(entry)}\n`],
  ["silent", true, ""],
] as const)("--log %s", (style, isTTY, want) => {
  expect(written([entry], isTTY, style)).toBe(want);
});

test("says why: the fields of a 422, what was rejected otherwise, what Prefer asked for, a fault that was played", async () => {
  const entries: LogEntry[] = [];
  const mock = await mockForTests({ log: (one) => entries.push(one) });
  const json = creation();
  const create = (body: unknown, headers = {}) =>
    mock.call("POST /api/payout-invoices", { account: "why", json: body, headers });
  await create(creation({ amount: 0 }));
  await create(json);
  await create(json);
  await create(creation(), { Prefer: "code=503" });
  await create(creation(), { Prefer: "fault=error-after, code=504" });
  await mock.call("GET /api/nothing", { account: "why" });
  expect(entries.map(({ status, reason }) => [status, reason])).toEqual([
    [422, "amount: This value should be greater than 0."],
    [201, undefined],
    [409, "A payout with this reference_id exists already."],
    [503, "Prefer: code=503"],
    [504, "fault=error-after, code=504"],
    [404, "No operation has this path."],
  ]);
});

test("tells of what the parser rejects, and of a tunnel, without what their headers say", async () => {
  const entries: LogEntry[] = [];
  const { url, requests } = await mockForTests({ log: (one) => entries.push(one) });
  await converse(url, [`GET /api/payout-services?public_key=hush HTTP/1.1\r\nX: ${"a".repeat(20_000)}\r\n\r\n`]);
  await converse(url, ["CONNECT hush:80 HTTP/1.1\r\nHost: mock\r\n\r\n"]);
  await converse(url, [Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00])]);
  const want = [
    ["GET", "/api/payout-services", 431, "Parse Error: Header overflow"],
    ["CONNECT", "-", 405, undefined],
    ["-", "-", 400, "Parse Error: Invalid method encountered"],
  ];
  expect(entries.map(({ method, path, status, reason }) => [method, path, status, reason])).toEqual(want);
  expect(requests().map(({ method, path, status }) => [method, path, status])).toEqual(
    want.map((one) => one.slice(0, 3)),
  );
});

test("tells of each attempt at a callback: what was sent, what failed, and what is not to be called", async () => {
  const merchant = await receiver();
  merchant.answers.push(500);
  const entries: LogEntry[] = [];
  const mock = await mockForTests({ stepDelay: 0, callbackRetryUnit: 10, log: (one) => entries.push(one) });
  const callbacks = () => entries.filter(({ callback }) => callback);
  const options = { auto_process: true };
  const { id } = await mock.create("called", { callback_url: `${merchant.url}?token=hush`, options });
  await expect.poll(() => callbacks().length).toBe(2);
  await mock.create("called", { callback_url: "http://merchant.example/callbacks", options });
  await expect.poll(() => callbacks().length).toBe(3);
  expect(
    callbacks().map(({ callback, path, status, reason }) => [callback?.attempt, callback?.state, path, status, reason]),
  ).toEqual([
    [1, "waiting", merchant.url, 500, undefined],
    [2, "delivered", merchant.url, 200, undefined],
    [
      1,
      "skipped",
      "http://merchant.example/callbacks",
      0,
      "merchant.example is not a loopback address. Name it in --callback-hosts to have it called",
    ],
  ]);
  expect(callbacks()[0]).toMatchObject({ method: "POST", account: "called", callback: { payout: id } });
});
