import { expect, test } from "vitest";
import type { LogEntry } from "../../scripts/mock/start-mock.ts";
import { adminCaller, type CallOptions, creation, mockForTests } from "./client.ts";

const account = "hints";
const create = "POST /api/payout-invoices";
const list = "GET /api/payout-invoices";
const ignored = "is not known, and changes nothing.";
const nested = creation();
nested.data.attribute = {};

const entries: LogEntry[] = [];
const mock = await mockForTests({ adminPort: 0, log: (entry) => entries.push(entry) });
const strict = await mockForTests({ strict: true });

test.each<[string, string, CallOptions, number, number, string[]]>([
  [
    "a filter",
    `${list}?filter[reference]=a`,
    {},
    200,
    422,
    [`filter[reference]: This parameter ${ignored} Did you mean filter[reference_id]?`],
  ],
  [
    "a parameter that is like none",
    `${list}?x=1&x=2`,
    {},
    200,
    422,
    [`x: This parameter ${ignored} There are filter[reference_id], page[size], page[after], page[before].`],
  ],
  [
    "a member",
    create,
    { json: creation({ callback_uri: "http://127.0.0.1/" }) },
    201,
    422,
    [`callback_uri: This member ${ignored} Did you mean callback_url?`],
  ],
  [
    "a member elsewhere",
    create,
    { json: nested },
    201,
    422,
    [`data.attribute: This member ${ignored} Did you mean attributes?`],
  ],
  [
    "a preference",
    list,
    { headers: { Prefer: "cod=503" } },
    200,
    422,
    [`Prefer: cod: This preference ${ignored} Did you mean code?`],
  ],
  [
    "a form",
    create,
    { body: "a=b", headers: { "Content-Type": "application/x-www-form-urlencoded" } },
    415,
    415,
    ["Content-Type: A form is said to work on the platform. The contract doesn't show it: send JSON."],
  ],
  [
    "a body without a type",
    create,
    { body: new TextEncoder().encode("{}") },
    415,
    415,
    [
      "Content-Type: A body without a content type is said to work on the platform. The contract doesn't show it: send JSON.",
    ],
  ],
  [
    "members of maps",
    create,
    { json: creation({ metadata: { a: 1 }, fields: { b: "1" }, options: { c: true } }) },
    201,
    201,
    [],
  ],
  ["a public key", "GET /public-api/payout-invoices?public_key=pk_test_1&filter[reference_id]=none", {}, 200, 200, []],
  ["preferences of others", list, { headers: { Prefer: "return=minimal, wait=10" } }, 200, 200, []],
])(
  "%s that nobody knows is named, and with `strict` an error",
  async (_name, line, options, status, strictly, want) => {
    entries.length = 0;
    await mock.reset();
    expect((await mock.call(line, { account, ...options })).status).toBe(status);
    expect(entries[0]?.hints ?? []).toEqual(want);
    expect(mock.requests()[0]?.hints ?? []).toEqual(want);
    expect(mock.hints()).toEqual(want.map((hint) => `${line.split("?")[0]}: ${hint}`));
    expect((await adminCaller(mock.adminUrl ?? "")("GET /hints")).body).toEqual(mock.hints());
    const rejected = await strict.call(line, { account, ...options });
    expect(rejected.status).toBe(strictly);
    if (strictly !== 422) return;
    expect(Object.entries(rejected.body.errors).map(([name, sentence]) => `${name}: ${sentence}`)).toEqual(want);
  },
);

test("a response that was set and not used is a hint, and with `strict` an error", async () => {
  const want = "answerNext(createPayoutInvoice): 1 of the responses that were set waited for no request.";
  for (const each of [mock, strict]) each.answerNext("createPayoutInvoice", { code: 503, account });
  await mock.reset("other");
  expect(mock.hints()).toEqual([want]);
  await mock.reset();
  expect(mock.hints()).toEqual([]);
  await expect(strict.reset()).rejects.toThrow(want);
  await strict.reset();
});
