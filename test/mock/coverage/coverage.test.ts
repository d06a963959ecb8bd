import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { afterAll, expect, test } from "vitest";
import { root } from "../../../scripts/cli/repository.ts";
import type { Coverage } from "../../../scripts/mock/interface.ts";
import { model } from "../../contract.ts";
import { readMuseum } from "../../museum.ts";
import { start } from "../../running.ts";
import { receiver } from "../callbacks/receiver.ts";
import { caller, creation, mockForTests, until } from "../client.ts";

const account = "shop";
const folder = mkdtempSync(join(tmpdir(), "coverage-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What was tried, as `group operation name outcome`, with how often. */
function tried({ groups }: Coverage): Record<string, number> {
  const entries = groups.flatMap(({ name: group, entries }) => entries.map((entry) => ({ group, ...entry })));
  return Object.fromEntries(
    entries
      .filter(({ count }) => count > 0)
      .map(({ group, operation, name, outcome, count }) => [
        [group, operation, name, outcome].filter(Boolean).join(" "),
        count,
      ]),
  );
}

test("nothing was tried at first, and what there is comes from the contract", async () => {
  const mock = await mockForTests();
  const { percent, tried: count, total, groups, never } = mock.coverage();
  expect([percent, count, groups.map(({ name }) => name)]).toEqual([
    0,
    0,
    ["responses", "faults", "dialects", "statuses", "callbacks", "parameters", "members"],
  ]);
  expect(total).toBe(groups.reduce((sum, { entries }) => sum + entries.length, 0));
  const [responses] = groups;
  const documented = model.operations.flatMap(({ operation: { operationId, responses } }) =>
    [...Object.keys(responses).filter((status) => status !== "default"), "none"].map((name) => [operationId, name]),
  );
  expect(responses?.entries.map(({ operation, name }) => [operation, name])).toEqual(documented);
  const ids = model.operations.map(({ operation }) => operation.operationId);
  expect(never[0]).toBe(
    `These operations were never called: ${ids.join(", ")}. Leave them out if you don't need them.`,
  );
});

test.each<
  [what: string, headers: Record<string, string>, attributes: Record<string, unknown>, want: Record<string, number>]
>([
  [
    "a creation",
    {},
    {},
    { "responses createPayoutInvoice 201 created": 1, "statuses created": 1, "members createPayoutInvoice data": 1 },
  ],
  ["a forced response", { Prefer: "code=503" }, {}, { "responses createPayoutInvoice 503 unknown": 1 }],
  ["a rejection", {}, { amount: 0 }, { "responses createPayoutInvoice 422 not-created": 1 }],
  [
    "a fault with a response",
    { Prefer: "fault=error-after, code=502" },
    {},
    { "responses createPayoutInvoice 502 unknown": 1, "faults error-after": 1 },
  ],
  [
    "dialects",
    { Prefer: 'dialect="amounts-text lookups-lag:3"' },
    {},
    { "dialects amounts-text": 1, "dialects lookups-lag": 1 },
  ],
  [
    "what is in a map is the merchant's own",
    {},
    { metadata: { order: "1" }, options: { auto_process: false } },
    {
      "members createPayoutInvoice data.attributes.metadata": 1,
      "members createPayoutInvoice data.attributes.options": 1,
    },
  ],
])("%s is counted", async (_what, headers, attributes, want) => {
  const mock = await mockForTests();
  await mock.call("POST /api/payout-invoices", { account, headers, json: creation(attributes) });
  const counted = tried(mock.coverage());
  expect(counted).toMatchObject(want);
  expect(Object.keys(counted).filter((name) => name.includes("metadata."))).toEqual([]);
});

test("a connection that breaks is no status, and leaves the outcome unknown", async () => {
  const mock = await mockForTests();
  const headers = { Prefer: "fault=reset-after" };
  await mock.call("POST /api/payout-invoices", { account, headers, json: creation() }).catch(() => {});
  await until(
    async () => mock.coverage().tried,
    (count) => count > 0,
  );
  expect(tried(mock.coverage())).toMatchObject({
    "responses createPayoutInvoice none unknown": 1,
    "faults reset-after": 1,
  });
});

test("parameters, lists, and callbacks are counted, and a reset forgets nothing", async () => {
  const merchant = await receiver();
  merchant.answers.push(500);
  const mock = await mockForTests({ stepDelay: 0, callbackRetryUnit: 1 });
  const { id } = await mock.create(account, { callback_url: merchant.url });
  await mock.movePayout(id, "canceled");
  await until(
    async () => tried(mock.coverage())["callbacks again"],
    (count) => count === 1,
  );
  await mock.call("GET /api/payout-invoices?page[size]=1", { account });
  await mock.reset();
  expect(tried(mock.coverage())).toMatchObject({
    "callbacks canceled": 2,
    "statuses canceled": 1,
    "parameters listPayoutInvoices page[size]": 1,
  });
});

test("it says in words what was never tried, and how to", async () => {
  const mock = await mockForTests();
  await mock.create(account);
  const never = () => mock.coverage().never;
  const unknown =
    "No createPayoutInvoice of yours ever got an outcome `unknown` (the payout might exist). Send Prefer: code=500.";
  expect(never()).toContain(unknown);
  const duplicate =
    "No createPayoutInvoice of yours ever got an outcome `duplicate` (the payout existed already). Send Prefer: code=409.";
  expect(never()).toContain(duplicate);
  expect(never().filter((sentence) => sentence.includes("`created`"))).toEqual([]);
  await mock.call("POST /api/payout-invoices", { account, json: creation(), headers: { Prefer: "code=500" } });
  expect(never()).not.toContain(unknown);
  expect(never().find((sentence) => sentence.startsWith("No request ever met the faults"))).toContain("hang-after");
});

test("health and readiness count for nothing, and where nothing is recorded nothing is counted", async () => {
  const mock = await mockForTests();
  await mock.call("GET /health");
  await mock.call("GET /api/nothing", { account });
  expect(mock.coverage().tried).toBe(0);
  const silent = await mockForTests({ record: false });
  expect(() => silent.coverage()).toThrow("Nothing was counted. Start the mock without record: false.");
});

test("another contract has what it has", async () => {
  const contract = join(folder, "museum.json");
  writeFileSync(contract, JSON.stringify(await readMuseum()));
  const mock = await mockForTests({ contract, stateless: true });
  await mock.call("GET /museum-hours?limit=1", { account });
  const { groups } = mock.coverage();
  expect(groups.map(({ name }) => name)).toEqual(["responses", "faults", "dialects", "parameters", "members"]);
});

test("--coverage writes JSON, or JUnit, and --min decides the exit code", async () => {
  const run = async (name: string, min: string) => {
    const file = join(folder, name);
    const running = start(process.execPath, `${root}scripts/mock.ts`, "--port", "0", "--coverage", file, "--min", min);
    const [url] = await running.prints(/http:\S+/);
    await caller(url)("POST /api/payout-invoices", { account, json: creation() });
    return { code: await running.interrupt(), output: running.output(), text: readFileSync(file, "utf8") };
  };
  const [json, xml] = await Promise.all([run("coverage.json", "0.5"), run("coverage.xml", "99")]);
  expect(json.code).toBe(0);
  expect(tried(JSON.parse(json.text))).toMatchObject({ "responses createPayoutInvoice 201 created": 1 });
  expect(xml.code).toBe(1);
  expect(xml.output).toMatch(/Coverage \d+(\.\d)? %: \d+ of \d+, less than --min 99\. /);
  const parsed = new XMLParser({ ignoreAttributes: false }).parse(xml.text).testsuites.testsuite;
  expect(parsed[0]).toMatchObject({ "@_name": "coverage", "@_failures": "1" });
  expect(parsed[1].testcase.find((one: Record<string, string>) => one["@_name"] === "201 created")).not.toHaveProperty(
    "skipped",
  );
  expect(parsed[1].testcase.find((one: Record<string, string>) => one["@_name"] === "409 duplicate")).toHaveProperty(
    "skipped",
  );
});

test.each([
  [["--min", "50"], "--min: says of what is counted how much is enough. Give --coverage FILE, too."],
  [["--port", "0", "--coverage", "/nowhere/x.json"], "--coverage /nowhere/x.json: can't be written (ENOENT). "],
])("%j is one line and exit 2", async (args, error) => {
  const running = start(process.execPath, `${root}scripts/mock.ts`, ...args);
  expect(await running.ends()).toBe(2);
  expect(running.output()).toContain(error);
});
