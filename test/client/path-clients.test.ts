import { STATUS_CODES } from "node:http";
import { beforeEach, expect, test } from "vitest";
import { createPrivatePathClient } from "../../generated/client/private.js";
import { createPublicPathClient } from "../../generated/client/public.js";
import { answer, serverForTests } from "./server.ts";

let status = 200;
const { origin, received } = await serverForTests((_request, response) => answer(response, status, { data: [] }));

beforeEach(() => {
  received.length = 0;
  status = 200;
});

const privateClient = createPrivatePathClient({ baseUrl: `${origin}/api`, accountId: "account", apiKey: "k€y" });
const publicClient = createPublicPathClient({ baseUrl: `${origin}/public-api`, publicKey: "pk_test_key" });

test("the private client authenticates by account ID and API key", async () => {
  await privateClient.GET("/payout-services", { params: { query: { "page[number]": 2, "page[size]": 5 } } });
  expect(received.map(({ method, url }) => [method, decodeURIComponent(url)])).toEqual([
    ["GET", "/api/payout-services?page[number]=2&page[size]=5"],
  ]);
  const credentials = received[0]?.headers.authorization?.replace("Basic ", "") ?? "";
  expect(Buffer.from(credentials, "base64").toString("utf8")).toBe("account:k€y");
});

test("the public client puts its key into the query of a lookup, beside what is there", async () => {
  await publicClient.GET("/payout-invoices", { params: { query: { "filter[reference_id]": "order 1" } } });
  const url = new URL(received[0]?.url ?? "", origin);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    "filter[reference_id]": "order 1",
    public_key: "pk_test_key",
  });
});

test("the public client leaves the key of a pre-request to its body", async () => {
  await publicClient.POST("/payout-prerequest", { body: { currency: "USD", amount: 10, public_key: "pk_test_key" } });
  expect(received.map(({ url }) => url)).toEqual(["/public-api/payout-prerequest"]);
});

test.each<[name: string, path: string, init: object]>([
  ["headers", "/payout-services", { headers: { "x-a": "a\nb" } }],
  ["page[size]", "/payout-services", { params: { query: { "page[size]": [1] } } }],
  ["id", "/payout-services/{id}", { params: { path: { id: ".." } } }],
  ["id", "/payout-services/{id}", { params: {} }],
])("a mistake in %s rejects, and sends nothing", async (name, path, init) => {
  const get = privateClient.GET as (path: string, init: object) => Promise<unknown>;
  await expect(get(path, init)).rejects.toThrow(
    new TypeError(`${name} is missing or malformed. See its documentation.`),
  );
  expect(received).toEqual([]);
});

test("an error is an answer, not an exception", async () => {
  status = 503;
  const { data, error, response } = await privateClient.POST("/payout-invoices/{id}/process", {
    params: { path: { id: "cpoi_1" } },
  });
  expect([data, error !== undefined, response.status]).toEqual([undefined, true, 503]);
});

const bare = (status: number) => [{ status: STATUS_CODES[status], code: `${status}` }];

test.each<[what: string, status: number, body: string | null, type: string, errors: unknown]>([
  ["nothing", 504, null, "text/html", bare(504)],
  ["an empty text", 504, "", "text/plain", bare(504)],
  ["a page", 502, "<h1>Bad gateway</h1>", "text/html", bare(502)],
  ["JSON that is no object", 500, "null", "application/json", bare(500)],
  ["a text in JSON", 500, '"errors"', "application/json", bare(500)],
  ["a redirect without a body", 302, null, "text/html", bare(302)],
  ["a choice without a body", 300, null, "text/html", bare(300)],
  ["not modified, without a body", 304, null, "text/html", bare(304)],
  ["errors that are no list and no map", 500, '{"errors":"nope"}', "application/json", bare(500)],
  ["errors that list no errors", 500, '{"errors":["nope"]}', "application/json", bare(500)],
  ["a payout alone", 409, '{"data":{"id":"cpoi_1"}}', "application/json", bare(409)],
  ["the API's own error", 422, '{"errors":{"amount":"wrong"}}', "application/json", { amount: "wrong" }],
])("an error always has the API's form, also where the answer is %s", async (_what, status, body, type, errors) => {
  const fetch = async () =>
    new Response(body, { status, statusText: STATUS_CODES[status] ?? "", headers: { "content-type": type } });
  const options = { baseUrl: "https://platform.example/api", fetch };
  const answers = await Promise.all([
    createPrivatePathClient({ ...options, accountId: "a", apiKey: "k" }).GET("/payout-services"),
    createPublicPathClient({ ...options, publicKey: "pk_test_k" }).GET("/payout-invoices/{id}", {
      params: { path: { id: "cpoi_1" } },
    }),
  ]);
  expect(answers.map(({ error, response }) => [response.status, error?.errors])).toEqual([
    [status, errors],
    [status, errors],
  ]);
});

test("what a conflict shows is kept, where its errors are missing", async () => {
  const fetch = async () => Response.json({ data: { id: "cpoi_1" } }, { status: 409 });
  const client = createPrivatePathClient({ baseUrl: "https://platform.example", accountId: "a", apiKey: "k", fetch });
  const { error } = await client.POST("/payout-invoices/{id}/process", { params: { path: { id: "cpoi_1" } } });
  expect(error).toMatchObject({ data: { id: "cpoi_1" } });
});

test("the body of an answer can be read again", async () => {
  const { data, response } = await privateClient.GET("/payout-services");
  expect([await response.json(), await response.text()]).toEqual([data, JSON.stringify(data)]);
});
