import { createServer, type IncomingMessage, STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createPrivateClient } from "../../generated/client/private.js";
import { createPublicClient } from "../../generated/client/public.js";

let received: Pick<IncomingMessage, "method" | "url" | "headers">[] = [];
let status = 200;
const server = createServer((request, response) => {
  received.push(request);
  response.writeHead(status, { "content-type": "application/json" }).end('{"data":[]}');
}).listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

afterAll(() => server.close());
beforeEach(() => {
  received = [];
  status = 200;
});

test("the private client authenticates by account ID and API key", async () => {
  const client = createPrivateClient({ baseUrl: `${origin}/api`, accountId: "account", apiKey: "k€y" });
  await client.GET("/payout-services", { params: { query: { "page[number]": 2, "page[size]": 5 } } });
  expect(received.map(({ method, url }) => [method, decodeURIComponent(url ?? "")])).toEqual([
    ["GET", "/api/payout-services?page[number]=2&page[size]=5"],
  ]);
  const credentials = received[0]?.headers.authorization?.replace("Basic ", "") ?? "";
  expect(Buffer.from(credentials, "base64").toString("utf8")).toBe("account:k€y");
});

test("the public client puts its key into the query of a look-up, beside what is there", async () => {
  const client = createPublicClient({ baseUrl: `${origin}/public-api`, publicKey: "pk_test_key" });
  await client.GET("/payout-invoices", { params: { query: { "filter[reference_id]": "order 1" } } });
  const url = new URL(received[0]?.url ?? "", origin);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    "filter[reference_id]": "order 1",
    public_key: "pk_test_key",
  });
});

test("the public client leaves the key of a pre-request to its body", async () => {
  const client = createPublicClient({ baseUrl: `${origin}/public-api`, publicKey: "pk_test_key" });
  await client.POST("/payout-prerequest", { body: { currency: "USD", amount: 10, public_key: "pk_test_key" } });
  expect(received.map(({ url }) => url)).toEqual(["/public-api/payout-prerequest"]);
});

test("an error is an answer, not an exception", async () => {
  status = 503;
  const client = createPrivateClient({ baseUrl: `${origin}/api`, accountId: "account", apiKey: "key" });
  const { data, error, response } = await client.POST("/payout-invoices/{id}/process", {
    params: { path: { id: "cpoi_1" } },
  });
  expect([data, error !== undefined, response.status]).toEqual([undefined, true, 503]);
});

test.each<[what: string, status: number, body: string | null, type: string, errors: unknown]>([
  ["nothing", 504, null, "text/html", [{ status: "Gateway Timeout", code: "504" }]],
  ["an empty text", 504, "", "text/plain", [{ status: "Gateway Timeout", code: "504" }]],
  ["a page", 502, "<h1>Bad gateway</h1>", "text/html", [{ status: "Bad Gateway", code: "502" }]],
  ["JSON that is no object", 500, "null", "application/json", [{ status: "Internal Server Error", code: "500" }]],
  ["the API's own error", 422, '{"errors":{"amount":"wrong"}}', "application/json", { amount: "wrong" }],
])("an error always has the API's form, also where the answer is %s", async (_what, status, body, type, errors) => {
  const statusText = STATUS_CODES[status] ?? "";
  const fetch = async () => new Response(body, { status, statusText, headers: { "content-type": type } });
  const privateClient = createPrivateClient({
    baseUrl: "https://platform.example/api",
    accountId: "a",
    apiKey: "k",
    fetch,
  });
  const publicClient = createPublicClient({
    baseUrl: "https://platform.example/public-api",
    publicKey: "pk_test_k",
    fetch,
  });
  const answers = await Promise.all([
    privateClient.GET("/payout-services"),
    publicClient.GET("/payout-invoices/{id}", { params: { path: { id: "cpoi_1" } } }),
  ]);
  expect(answers.map(({ error, response }) => [response.status, error?.errors])).toEqual([
    [status, errors],
    [status, errors],
  ]);
});

test("a fetch of one's own is used", async () => {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    return Response.json({ data: [] });
  };
  const client = createPrivateClient({
    baseUrl: "https://platform.example/api",
    accountId: "account",
    apiKey: "key",
    fetch,
  });
  await client.GET("/payout-invoices");
  expect(requests.map(({ url }) => url)).toEqual(["https://platform.example/api/payout-invoices"]);
});
