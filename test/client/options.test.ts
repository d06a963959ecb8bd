import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createPrivateClient, type PrivateClientOptions } from "../../generated/client/private.js";
import { createPublicClient } from "../../generated/client/public.js";
import { answer, serverForTests } from "./server.ts";

const { origin, received } = await serverForTests((_request, response) =>
  answer(response, 200, { data: [], links: {}, meta: {} }),
);

const options = { baseUrl: `${origin}/api`, accountId: "account", apiKey: "sk_test_secret" };

describe("what can only fail later is rejected", () => {
  test.each<[what: string, given: Partial<PrivateClientOptions>, option: string]>([
    ["no base URL", { baseUrl: "" }, "baseUrl"],
    ["a base URL without a scheme", { baseUrl: "platform.example/api" }, "baseUrl"],
    ["a base URL with credentials", { baseUrl: "https://a:sk_test_secret@b" }, "baseUrl"],
    ["a base URL with a query", { baseUrl: "https://platform.example/api?a=b" }, "baseUrl"],
    ["no account ID", { accountId: "" }, "accountId"],
    ["an account ID with a colon", { accountId: "a:b" }, "accountId"],
    ["an account ID with a line end", { accountId: "account\n" }, "accountId"],
    ["no API key", { apiKey: undefined as unknown as string }, "apiKey"],
    ["an API key with a line end", { apiKey: "sk_test_secret\n" }, "apiKey"],
    ["no bytes at all", { maxBodySize: 0 }, "maxBodySize"],
    ["no time at all", { timeout: 0 }, "timeout"],
    ["more time than can be counted", { timeout: 2 ** 31 }, "timeout"],
    ["a header that HTTP does not allow", { headers: { "X-Token": "sk_test\nsecret" } }, "headers"],
  ])("%s", (_what, given, option) => {
    const want = new TypeError(`${option} is missing or malformed. See its documentation.`);
    expect(() => createPrivateClient({ ...options, ...given })).toThrow(want);
  });

  test("no public key", () => {
    expect(() => createPublicClient({ baseUrl: origin, publicKey: "" })).toThrow("publicKey is missing or malformed");
  });
});

test.each([
  ["a path", "/api", "/api/payout-services"],
  ["a path and a slash", "/api/", "/api/payout-services"],
  ["a host of its own", "", "/payout-services"],
])("a base URL with %s", async (_what, path, want) => {
  received.length = 0;
  await createPrivateClient({ ...options, baseUrl: origin + path }).listPayoutServices();
  expect(received.map(({ url }) => url)).toEqual([want]);
});

test.each([
  ["the global one", globalThis.fetch],
  ["a test's, without arguments", async () => Response.json({ data: [] })],
  ["a test's, with a URL", async (url: string) => Response.json({ data: [], url })],
  ["a test's, typed as the global one", async (...[url, init]: Parameters<typeof fetch>) => fetch(url, init)],
])("a fetch of one's own fits without a cast: %s", async (_what, fetch) => {
  const client = createPrivateClient({ ...options, fetch });
  expect(await client.listPayoutServices()).toMatchObject({ data: [] });
});

test("headers of the client and of a call are sent beside the client's own, which they can't replace", async () => {
  received.length = 0;
  const client = createPrivateClient({ ...options, headers: { "X-Team": "payouts", Authorization: "none" } });
  const headers = { "X-Trace": "1", authorization: "none", "Content-Type": "text/plain" };
  await client.createPayoutInvoice({} as never, { headers }).catch(() => undefined);
  await client.POST("/payout-invoices", { headers, body: {} as never }).catch(() => undefined);
  for (const one of received) {
    expect(one.headers).toMatchObject({
      "x-team": "payouts",
      "x-trace": "1",
      "content-type": "application/json",
      authorization: `Basic ${btoa("account:sk_test_secret")}`,
    });
  }
  expect(received.length).toBe(2);
});

test("a client shows none of its credentials", () => {
  const clients = [createPrivateClient(options), createPublicClient({ baseUrl: origin, publicKey: "pk_test_secret" })];
  const shown = clients.flatMap((client) => [
    String(client),
    JSON.stringify(client),
    inspect(client, { depth: null, showHidden: true }),
  ]);
  for (const text of shown) expect(text).not.toMatch(/secret|Basic/);
});

test("no look is taken from a cache", async () => {
  const caches: unknown[] = [];
  const fetch = async (_url: string, { cache }: { cache?: string }) => {
    caches.push(cache);
    return Response.json({ data: [] });
  };
  await createPrivateClient({ ...options, fetch }).listPayoutInvoices();
  expect(caches).toEqual(["no-store"]);
});

describe("a Bun that sends a POST twice is rejected", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test.each([
    ["1.3.11", true],
    ["1.2.23", true],
    ["1.3.14", false],
    ["1.10.0", false],
  ])("%s: %s", (version, rejected) => {
    vi.stubGlobal("Bun", { version });
    const create = () => createPrivateClient(options);
    if (rejected) expect(create).toThrow(`Bun ${version} can send a POST twice.`);
    else expect(create).not.toThrow();
    expect(() => createPrivateClient({ ...options, fetch })).not.toThrow();
  });
});
