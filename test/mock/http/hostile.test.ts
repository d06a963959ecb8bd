import { expect, test } from "vitest";
import { basic, creation, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";
import { converse, requestBytes } from "./raw.ts";

const { url, call, create } = await mockForTests({ patience: 400, bodyLimit: 200_000 });
const Authorization = basic("hostile");
const json = { Authorization, "Content-Type": "application/json" };
const post = (body: string | Buffer, headers = {}) =>
  requestBytes("POST /api/payout-invoices", { ...json, ...headers }, body);
const get = (path: string, headers = {}) => requestBytes(`GET ${path}`, { Authorization, ...headers });
const withMetadata = (text: string) => JSON.stringify(creation({ metadata: "HERE" })).replace('"HERE"', text);
const many = (count: number, entry: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => entry(index)).join(",");

test.each([
  ["a body cut off in a string", [post('{"data": "')], [400]],
  ["a body cut off in a list", [post("[1,")], [400]],
  ["nothing but a brace", [post("}")], [400]],
  ["a comment", [post("{/* */}")], [400]],
  ["two bodies in one", [post("{}{}")], [400]],
  ["NaN", [post('{"data": NaN}')], [400]],
  ["a number beyond all", [post(withMetadata('{"n": 1e999}'))], [400]],
  ["a number of a thousand digits", [post(withMetadata(`{"n": ${"9".repeat(1000)}}`))], [400]],
  ["a number of three hundred digits", [post(withMetadata(`{"n": ${"9".repeat(300)}}`))], [201]],
  ["the smallest amount", [post(JSON.stringify(creation({ amount: 5e-324 })))], [201]],
  ["the largest amount", [post(JSON.stringify(creation({ amount: 1.7e308 })))], [201]],
  ["minus zero", [post(JSON.stringify(creation()).replace('"amount":10', '"amount":-0'))], [422]],
  ["lists in lists", [post("[".repeat(50_000))], [400]],
  ["lists in lists, all closed", [post("[".repeat(40_000) + "]".repeat(40_000))], [400]],
  ["maps in maps", [post(withMetadata(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`))], [400]],
  ["a NUL in JSON", [post('{"data":\0}')], [400]],
  ["an escaped NUL", [post(withMetadata('{"a\\u0000": "\\u0000"}'))], [201]],
  ["half a surrogate pair", [post(withMetadata('{"a": "\\ud800"}'))], [201]],
  ["bytes that are not UTF-8", [post(Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]))], [400]],
  ["UTF-16", [post(Buffer.from("{}", "utf16le"))], [400]],
  ["a byte order mark", [post(Buffer.from("\ufeff{}"))], [422]],
  [
    "__proto__ and constructor",
    [post(withMetadata('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'))],
    [201],
  ],
  ["__proto__ for data", [post('{"__proto__": {"data": {"type": "payout-invoice", "attributes": {}}}}')], [422]],
  ["__proto__ for a service", [post(JSON.stringify(creation({ service: "constructor" })))], [201]],
  ["toString for a currency", [post(JSON.stringify(creation({ service: "test_usd", currency: "TOSTRING" })))], [422]],
  ["the same member twice", [post(JSON.stringify(creation()).replace('"amount":10', '"amount":0,"amount":10'))], [201]],
  ["10,000 members", [post(withMetadata(`{${many(10_000, (index) => `"${index}":1`)}}`))], [201]],
  ["10,000 wrong members", [post(`{"data": {${many(10_000, (index) => `"${index}":1`)}}}`)], [422]],
  ["a body over the limit", [post(" ".repeat(200_001))], [413]],
  [
    "a body over the limit, in chunks",
    [post("", { "Transfer-Encoding": "chunked" }), "30d41\r\n", " ".repeat(200_001), "\r\n0\r\n\r\n"],
    [413],
  ],
  ["a body that never comes", [post("", { "Content-Length": "10" })], [408]],
  ["a body that comes too slowly", [post("", { "Content-Length": "10" }), "{", 200, '"', 200, "a", 200, '"'], [408]],
  ["a chunk without its length", [post("", { "Transfer-Encoding": "chunked" }), "xyz\r\n"], [400]],
  ["chunks that are fine", [post("", { "Transfer-Encoding": "chunked" }), "2\r\n{}\r\n0\r\n\r\n"], [422]],
  ["a length and chunks", [post("", { "Transfer-Encoding": "chunked", "Content-Length": "2" }), "{}"], [400]],
  ["a negative length", [post("", { "Content-Length": "-1" })], [400]],
  ["two lengths", [Buffer.from("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")], [400]],
  ["an expectation that nobody meets", [get("/api/payout-invoices", { Expect: "miracles" })], [417]],
  ["an expectation that is met", [post("{}", { Expect: "100-continue" })], [422]],
  // The bodies of these never come: whoever waits for leave to send one is told first.
  [
    "too large, and waits for leave to send it",
    [post("", { Expect: "100-continue", "Content-Length": "200001" })],
    [413],
  ],
  [
    "without credentials, and waits for leave to send the body",
    [requestBytes("POST /api/payout-invoices", { Expect: "100-continue", "Content-Length": "2" })],
    [401],
  ],
  ["no HTTP at all", [Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00])], [400]],
  ["no method", ["\r\n\r\n / HTTP/1.1\r\n\r\n"], [400]],
  ["a method that nobody knows", ["BREW /api/payout-invoices HTTP/1.1\r\n\r\n"], [400]],
  ["CONNECT", ["CONNECT mock:80 HTTP/1.1\r\nHost: mock\r\n\r\n"], [405]],
  ["an upgrade", [get("/api/payout-invoices", { Connection: "Upgrade", Upgrade: "websocket" })], [200]],
  ["headers without end", [`GET / HTTP/1.1\r\nX: ${"a".repeat(20_000)}\r\n\r\n`], [431]],
  ["a connection that says nothing", [""], [408]],
  ["headers that never end", ["GET /api/payout-invoices HTTP/1.1\r\nX: a\r\n"], [408]],
  ["a NUL in a header", ["GET / HTTP/1.1\r\nX: a\0b\r\n\r\n"], [400]],
  ["no Host", ["GET /nothing HTTP/1.1\r\n\r\n"], [404]],
  ["HTTP/1.0", ["GET /nothing HTTP/1.0\r\n\r\n"], [404]],
  ["a whole URL", ["GET http://elsewhere/nothing HTTP/1.1\r\nHost: mock\r\n\r\n"], [404]],
  ["a star", ["OPTIONS * HTTP/1.1\r\nHost: mock\r\n\r\n"], [404]],
  ["dots", [get("/api/../api/payout-invoices")], [404]],
  ["escaped slashes", [get("/api%2Fpayout-invoices")], [404]],
  ["double slashes", [get("//api//payout-invoices")], [404]],
  ["a NUL in the path", [get("/api/payout-invoices/%00")], [404]],
  ["a broken escape", [get("/api/payout-invoices/%E0%A4%A")], [400]],
  ["__proto__ for an ID", [get("/api/payout-invoices/__proto__")], [404]],
  ["SQL for an ID", [get("/api/payout-invoices/'%20OR%20'1'='1")], [404]],
  ["SQL for a cursor", [get("/api/payout-invoices?page[before]=x'%20OR%20'1'='1")], [200]],
  ["a parameter a thousand times", [get(`/api/payout-invoices?${"page[size]=1&".repeat(1000)}`)], [422]],
  ["__proto__ for a parameter", [get("/api/payout-invoices?__proto__[size]=1&constructor=1&page[__proto__]=1")], [200]],
  ["a page of a size beyond PostgreSQL's integers", [get("/api/payout-invoices?page[size]=2147483648")], [200]],
  ["a broken escape in the query", [get("/api/payout-invoices?filter[reference_id]=%ZZ%FF")], [400]],
  ["a page beyond all", [get("/api/payout-services?page[number]=2147483647&page[size]=2147483647")], [200]],
  ["a body with a GET", [requestBytes("GET /api/payout-invoices", json, "{}")], [200]],
  ["a broken body with a GET", [requestBytes("GET /api/payout-invoices", json, "{")], [200]],
  [
    "a body of another type with a GET",
    [requestBytes("GET /api/payout-invoices", { ...json, "Content-Type": ";;/" }, "\xff<")],
    [200],
  ],
  ["an Accept that is none", [get("/api/payout-invoices", { Accept: ";;,/,q=;*" })], [200]],
  ["a Content-Type that is none", [post("{}", { "Content-Type": ";;/" })], [415]],
  ["a Prefer that is none", [get("/api/payout-invoices", { Prefer: '=,;code;example="' })], [422]],
  ["a Prefer of interim statuses", [get("/api/payout-invoices", { Prefer: "code=101" })], [422]],
  ["Basic of bytes", [requestBytes("GET /api/payout-invoices", { Authorization: "Basic /////w==" })], [401]],
  [
    "Basic with a line break",
    [requestBytes("GET /api/payout-invoices", { Authorization: `Basic ${btoa("a\n:b")}` })],
    [401],
  ],
  ["a header twice", [get("/api/payout-invoices", { authorization: "Basic eDp5" })], [200]],
  [
    "pipelined requests",
    [Buffer.concat([get("/api/payout-invoices"), get("/nothing"), post("{"), get("/api/payout-services")])],
    [200, 404, 400, 200],
  ],
])("%s", async (_name, parts, statuses) => {
  const answers = await converse(url, parts, statuses.length);
  expect(answers.map(({ status }) => status)).toEqual(statuses);
  for (const { status, headers, text } of answers) {
    expect(headers["content-type"]).toBe("application/json");
    if (status >= 400 && status !== 422) expect(complaints(undefined, status, JSON.parse(text))).toEqual([]);
    expect(() => JSON.parse(text)).not.toThrow();
  }
});

test("uploads that are aborted leave nothing behind", async () => {
  for (let index = 0; index < 50; index++) {
    const parts =
      index % 2 === 0
        ? [post("", { "Content-Length": "100" }), "{", "abort" as const]
        : [get("/api"), "abort" as const];
    await converse(url, parts);
  }
  expect((await call("GET /api/payout-services", { account: "after" })).status).toBe(200);
});

test("a hundred slow uploads don't keep others waiting", async () => {
  const slow = Array.from({ length: 100 }, () => converse(url, [post("", { "Content-Length": "10" }), "{"]));
  expect((await call("GET /api/payout-services", { account: "others" })).status).toBe(200);
  const answers = (await Promise.all(slow)).flat();
  expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(408));
});

test("nothing of it was taken for a member of every object, and the rest works", async () => {
  expect("polluted" in {}).toBe(false);
  expect((await create("canary")).attributes.status).toBe("created");
});
