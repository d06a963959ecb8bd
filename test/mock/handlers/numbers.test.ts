import { describe, expect, test } from "vitest";
import { fromBig, parseExactly, toBig } from "../../../scripts/cli/exact-json.ts";
import { receiver } from "../callbacks/receiver.ts";
import { basic, creation, mockForTests, until } from "../client.ts";

test.each([
  "9007199254740993",
  "-9007199254740993",
  "123456789012345678901234567890",
  "0.12345678901234567890123",
  "1e-400",
  "0.1",
  "1e3",
  "9007199254740992",
])("%s comes out of JSON as it went in", (number) => {
  const parsed = parseExactly(`{"n": [${number}]}`);
  const [, shown = ""] = /\[(.*)\]/.exec(JSON.stringify(parsed)) ?? [];
  expect(shown === number || Number(shown) === Number(number)).toBe(true);
  expect(toBig(JSON.parse(number)).eq(number) || shown === number).toBe(true);
});

test("a sum is exact beyond what a number holds", () => {
  const [amount] = parseExactly("[9007199254740993]") as number[];
  expect(JSON.stringify(fromBig(toBig(amount ?? 0).plus(2), amount ?? 0))).toBe("9007199254740995");
});

describe("numbers beyond 2^53", async () => {
  const merchant = await receiver();
  const mock = await mockForTests({ stepDelay: 0, adminPort: 0 });
  const large = "9007199254740993";
  const text = JSON.stringify(
    creation({ callback_url: merchant.url, options: { auto_process: true }, metadata: { n: 0 } }),
  )
    .replace('"n":0', `"n":${large},"deep":{"list":[12345678901234567890.5]},"card":5123817234060000000`)
    .replace('"amount":10', `"amount":${large}`);
  const headers = { Authorization: basic("exact"), "Content-Type": "application/json" };
  const textOf = async (path: string, options: RequestInit = {}) =>
    (await fetch(mock.url + path, { headers, ...options })).text();
  const shown = [`"n":${large}`, "[12345678901234567890.5]", `"amount":${large}`];
  const created = await textOf("/api/payout-invoices", { method: "POST", body: text });
  const { id } = JSON.parse(created).data;

  test("come back as they were sent", async () => {
    for (const path of [`/api/payout-invoices/${id}`, "/api/payout-invoices"]) {
      const found = await textOf(path);
      for (const part of [...shown, `"writeoff":${large}`])
        expect([path, part, found.includes(part)]).toEqual([path, part, true]);
    }
    for (const part of shown) expect([part, created.includes(part)]).toEqual([part, true]);
    expect(await textOf(`/public-api/payout-invoices/${id}`)).toContain(`"amount":${large}`);
  });

  test("come with callbacks", async () => {
    await until(
      async () => (await mock.deliveries(id)).filter(({ state }) => state !== "waiting").at(-1)?.body ?? "",
      (body) => shown.every((part) => body.includes(part)),
    );
  });

  test("are recorded", async () => {
    const recorded = await (await fetch(`${mock.adminUrl}/requests`)).text();
    for (const part of shown) expect([part, recorded.includes(part)]).toEqual([part, true]);
  });

  test.each(["amounts-two-digits", "amounts-text", "optional-null", "unknown-members"])(
    "break no dialect: %s",
    async (dialect) => {
      const found = await textOf(`/api/payout-invoices/${id}`, {
        headers: { ...headers, Prefer: `dialect=${dialect}` },
      });
      expect([found.includes(id), found.includes("rawJSON")]).toEqual([true, false]);
    },
  );
});
