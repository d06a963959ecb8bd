import { expect, test } from "vitest";
import { creation, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

const { call } = await mockForTests({ bodyLimit: 1000 });
const account = "errors";
const json = { "Content-Type": "application/json" };
const list = "GET /api/payout-invoices";
const create = "POST /api/payout-invoices";
const lookUp = "GET /public-api/payout-invoices/cpoi_1";

test.each([
  ["malformed JSON", create, { account, headers: json, body: "{" }, 400],
  ["a body that is not UTF-8", create, { account, headers: json, body: Uint8Array.of(34, 0xff, 34) }, 400],
  ["a number out of range", create, { account, headers: json, body: '{"data": 1e999}' }, 400],
  ["a body too deep", create, { account, headers: json, body: "[".repeat(200) + "]".repeat(200) }, 400],
  ["an address with a broken escape", "GET /api/payout-invoices/%ZZ", { account }, 400],
  ["a filter with a byte that is not UTF-8", `${list}?filter[reference_id]=%E9`, { account }, 400],
  ["a filter with a broken escape", `${list}?filter[reference_id]=%zz`, { account }, 400],
  ["a filter with a broken escape, in the public API", `${lookUp}?filter[reference_id]=a%`, {}, 400],
  ["no credentials", list, {}, 401],
  ["another scheme", list, { headers: { Authorization: "Bearer token" } }, 401],
  ["credentials that are not Base64", list, { headers: { Authorization: "Basic *" } }, 401],
  ["no password", list, { headers: { Authorization: `Basic ${btoa("user:")}` } }, 401],
  ["no user name", list, { headers: { Authorization: `Basic ${btoa(":password")}` } }, 401],
  ["a malformed public key", `${lookUp}?public_key=key`, {}, 401],
  ["an empty public key", `${lookUp}?public_key=`, {}, 401],
  ["an unknown path", "GET /payout-invoices", { account }, 404],
  ["a trailing slash", "GET /api/payout-invoices/", { account }, 404],
  ["an unknown payout", "GET /api/payout-invoices/cpoi_1", { account }, 404],
  ["an ID with a comma", "GET /api/payout-invoices/a,b", { account }, 404],
  ["an unknown payout, in the public API", lookUp, {}, 404],
  ["an unknown service", "GET /api/payout-services/comcpos_1", { account }, 404],
  ["a wrong method", "DELETE /api/payout-invoices", { account }, 405],
  ["HEAD where there is no GET", "HEAD /public-api/payout-prerequest", {}, 405],
  ["an Accept without JSON", list, { account, headers: { Accept: "text/html, application/xml" } }, 406],
  ["JSON ruled out", list, { account, headers: { Accept: "*/*, application/json;q=0" } }, 406],
  ["a body over the limit", create, { account, headers: json, body: " ".repeat(1001) }, 413],
  ["a body without a type", create, { account, body: Buffer.from("{}") }, 415],
  ["another type", create, { account, headers: { "Content-Type": "text/plain" }, body: "{}" }, 415],
  [
    "another charset",
    create,
    { account, headers: { "Content-Type": "application/json; charset=utf-16" }, body: "{}" },
    415,
  ],
  ["a packed body", create, { account, headers: { ...json, "Content-Encoding": "gzip" }, body: "{}" }, 415],
  ["a type that is none", create, { account, headers: { "Content-Type": "json" }, body: "{}" }, 415],
  ["an empty body", create, { account, headers: json }, 422],
] as const)("%s: %s", async (_name, line, options, status) => {
  const answer = await call(line, { ...options });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/json");
  if (line.startsWith("HEAD")) return;
  expect(complaints(status === 422 ? "createPayoutInvoice" : undefined, status, answer.body)).toEqual([]);
  if (status !== 422) expect(answer.body.errors[0].code).toBe(String(status));
});

test("what a 401 and a 405 have to say in headers", async () => {
  expect((await call(list)).headers.get("www-authenticate")).toBe('Basic realm="Payouts API"');
  expect((await call("PUT /api/payout-invoices", { account })).headers.get("allow")).toBe("POST, GET, HEAD, OPTIONS");
  expect((await call("GET /api/payout-invoices/cpoi_1/process")).headers.get("allow")).toBe("POST, OPTIONS");
});

test("a 415 names the charset or the encoding that it doesn't read, and what it reads", async () => {
  const detail = async (headers: Record<string, string>) => {
    const { headers: sent, body } = await call(create, { account, headers: { ...json, ...headers }, body: "{}" });
    return [body.errors[0].detail, sent.get("accept-encoding")];
  };
  expect(await detail({ "Content-Type": "application/json; charset=iso-8859-1" })).toEqual([
    "The charset iso-8859-1 is not read. Send UTF-8.",
    null,
  ]);
  expect(await detail({ "Content-Encoding": "gzip" })).toEqual([
    "The content encoding gzip is not read. Send the body as it is.",
    "identity",
  ]);
});

test.each([
  ["nothing", undefined],
  ["anything", "*/*"],
  ["a browser's", "text/html,application/xhtml+xml,*/*;q=0.8"],
  ["JSON in another case", "Application/JSON; charset=utf-8"],
  ["any application", "text/html, application/*;q=0.1"],
  ["what can't be read", "json"],
])("Accept: %s is satisfied", async (_name, accept) => {
  expect((await call(list, { account, headers: accept ? { Accept: accept } : {} })).status).toBe(200);
});

test.each(["application/json; charset=utf-8", 'application/json;charset="UTF-8"', "APPLICATION/JSON"])(
  "Content-Type: %s is JSON",
  async (type) => {
    const body = JSON.stringify(creation());
    expect((await call(create, { account, headers: { "Content-Type": type }, body })).status).toBe(201);
  },
);

test("HEAD is GET without the body", async () => {
  const get = await call(list, { account: "head" });
  const head = await call(list.replace("GET", "HEAD"), { account: "head" });
  expect([head.status, head.body, head.headers.get("content-length")]).toEqual([
    200,
    undefined,
    get.headers.get("content-length"),
  ]);
});

test("pages of any origin can call it", async () => {
  const headers = {
    Origin: "https://docs.example",
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,content-type",
  };
  const preflight = await call("OPTIONS /api/payout-invoices", { headers });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("https://docs.example");
  expect(preflight.headers.get("access-control-allow-headers")).toBe("authorization,content-type");
  expect(preflight.headers.get("access-control-allow-methods")).toBe("POST, GET, HEAD, OPTIONS");
  const answer = await call(list, { headers });
  expect(answer.headers.get("access-control-allow-origin")).toBe("https://docs.example");
  const exposed = "Allow, Retry-After, WWW-Authenticate, X-Request-ID";
  expect(answer.headers.get("access-control-expose-headers")).toBe(exposed);
});

test("OPTIONS says what a path takes, and that there is no such path", async () => {
  expect((await call("OPTIONS /api/payout-services")).headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  expect((await call("OPTIONS /api/nothing")).status).toBe(404);
});
