import { networkInterfaces } from "node:os";
import { expect, test, vi } from "vitest";
import {
  type Administered,
  adminHeader,
  readAdminContract,
  startAdmin,
} from "../../../scripts/mock/admin/start-admin.ts";
import { readModel } from "../../../scripts/openapi/model.ts";
import { createValidator } from "../../../scripts/openapi/validator.ts";
import { receiver } from "../callbacks/receiver.ts";
import { adminCaller, caller, mockForTests } from "../client.ts";
import { converse } from "../http/raw.ts";

const mock = await mockForTests({ adminPort: 0, stepDelay: 60_000 });
const adminUrl = mock.adminUrl ?? "";
const admin = adminCaller(adminUrl);

const document = readAdminContract();
const validate = createValidator(document);
const running = await mockForTests({ adminPort: 0 });

test("does what the document says", async () => {
  const merchant = await receiver();
  const { id } = await mock.create("shop", { callback_url: merchant.url });
  const moved = await admin(`PUT /payouts/${id}/status`, { json: { status: "processed" } });
  const told = await admin(`GET /deliveries/next?payout=${id}&status=processed`);
  const again = await admin(`POST /deliveries/${told.body.id}/again`, {});
  await admin("PUT /clock", { json: { held: true, advance: "1m" } });
  expect([moved.status, told.status, again.status, merchant.received.length]).toEqual([204, 200, 200, 2]);
  expect((await admin("GET /deliveries")).body.map(({ state }: { state: string }) => state)).toEqual([
    "delivered",
    "delivered",
  ]);
  expect((await admin("GET /payouts?account=shop")).body).toMatchObject([{ account: "shop", id }]);
  expect((await admin("GET /payouts?account=other")).body).toEqual([]);
  expect((await admin("GET /requests")).body).toMatchObject([{ operation: "createPayoutInvoice", status: 201 }]);
  expect((await admin("GET /clock")).body).toEqual({ now: mock.now(), held: true });
  await admin("POST /operations/listPayoutServices/answers", { json: [{ code: 503 }] });
  const waiting = [{ operation: "listPayoutServices", response: { code: 503 } }];
  expect((await admin("GET /responses")).body).toEqual(waiting);
  expect((await mock.call("GET /api/payout-services", { account: "shop" })).status).toBe(503);
  expect((await admin("GET /responses")).body).toEqual([]);
  expect((await admin("POST /reset", { json: { account: "shop" } })).status).toBe(204);
  expect((await admin("GET /payouts")).body).toEqual([]);
});

test.each(
  readModel(document)
    .operations.filter(({ method, path }) => method === "get" && !path.includes("{"))
    .map(({ path, operation }) => [path, operation] as const),
)("GET %s answers as the document says", async (path, { responses }) => {
  const merchant = await receiver();
  const { id } = await running.create("valid", { callback_url: merchant.url });
  await running.movePayout(id, "processed");
  await running.waitForDelivery({ payout: id });
  const { status, body } = await caller(running.adminUrl ?? "")(`GET ${path}`);
  const [media] = Object.values(responses[status]?.content ?? {});
  expect(validate(media?.schema ?? {}, body)).toEqual([]);
});

test("whoever waits for leave to send a body gets the page whole, behind another one, too", async () => {
  const { host } = new URL(adminUrl);
  const waiting = `GET / HTTP/1.1\r\nHost: ${host}\r\nExpect: 100-continue\r\n\r\n`;
  const page = await (await fetch(adminUrl)).text();
  const responses = await converse(adminUrl, [waiting + waiting], 2);
  expect(responses.map(({ text }) => text)).toEqual([page, page]);
});

test("a limit keeps the latest", async () => {
  const one = await mock.create("limit");
  const two = await mock.create("limit");
  expect((await admin("GET /payouts?account=limit&limit=1")).body).toMatchObject([{ id: two.id }]);
  const merchant = await receiver();
  const { id } = await running.create("limit", { callback_url: merchant.url });
  for (const status of ["processing", "processed"]) {
    await running.movePayout(id, status);
    await running.waitForDelivery({ payout: id, status });
  }
  const [, last] = await running.deliveries(id);
  expect((await caller(running.adminUrl ?? "")("GET /deliveries?limit=1")).body).toEqual([last]);
  expect((await admin("GET /requests?limit=2")).body).toMatchObject([
    { answer: { data: { id: one.id } } },
    { answer: { data: { id: two.id } } },
  ]);
});

test.each([
  ["an unknown path", "GET /nothing", {}, 404],
  ["another method", "DELETE /clock", {}, 405],
  ["a member of the wrong type", "PUT /clock", { json: { held: "yes" } }, 422],
  ["a payout that is none", "PUT /payouts/cpoi_1/status", { json: { status: "processed" } }, 400],
  ["callbacks of a payout that is none", "GET /deliveries?payout=cpoi_1", {}, 400],
  ["to wait for a payout that is none", "GET /deliveries/next?payout=cpoi_1", {}, 400],
  ["to wait for a status that is none", "GET /deliveries/next?status=procesed&timeout=600000", {}, 400],
  ["a limit that is none", "GET /payouts?limit=0", {}, 422],
  ["a fault that is none", "POST /operations/getPayoutInvoice/answers", { json: [{ fault: "x" }] }, 422],
])("%s is rejected", async (_name, line, options, status) => {
  expect((await admin(line, options)).status).toBe(status);
});

test.each([
  ["POST /reset", { acount: "shop" }, { acount: "There is no such field. There are account." }],
  ["PUT /clock", { advanc: "3d" }, { advanc: "There is no such field. There are held, now, advance." }],
  [
    "PUT /payouts/x/status",
    { status: "processed", now: 1 },
    { now: "There is no such field. There are status, resolution." },
  ],
  [
    "GET /deliveries?acount=shop",
    undefined,
    { acount: "There is no such parameter. There are payout, account, limit." },
  ],
  ["GET /clock?x=1", undefined, { x: "There is no such parameter. There are none." }],
])("%s %j names what there is not, and does nothing", async (line, json, errors) => {
  const { id } = await mock.create("typing");
  const { status, body } = await admin(line, json ? { json } : {});
  expect([status, body.errors]).toEqual([422, errors]);
  expect((await mock.payouts("typing")).map((payout) => payout.id)).toContain(id);
});

test("the next answer's members are named, over HTTP and in code", async () => {
  const answer = await admin("POST /operations/createPayoutInvoice/answers", { json: [{ cod: 503 }] });
  expect([answer.status, Object.keys(answer.body.errors)]).toEqual([422, ["0.cod"]]);
  expect(() => mock.answerNext("createPayoutInvoice", { cod: 503 } as object)).toThrow(
    "cod: no such member of a response. Did you mean code?",
  );
});

test.each([
  ["a page of another origin", { Origin: "http://evil.example" }, 403],
  ["an image in a page of another origin", { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors" }, 403],
  [
    "a frame or a link of another port, to an answer",
    { "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "navigate" },
    403,
  ],
  ["its own page, by what browsers say", { "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors" }, 200],
  ["somebody who typed the address", { "Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate" }, 200],
  ["a page of another port", { Origin: "http://127.0.0.1:1" }, 403],
  ["a page in a sandbox", { Origin: "null" }, 403],
  ["a name that was led here", { Host: "evil.example" }, 403],
  ["its own page", { Origin: adminUrl }, 200],
])("%s: %s", async (_name, headers, status) => {
  const { host } = new URL(adminUrl);
  const lines = Object.entries({ Host: host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const [answer] = await converse(adminUrl, [`GET /clock HTTP/1.1\r\n${lines.join("")}\r\n`], 1);
  expect([answer?.status, answer?.headers["access-control-allow-origin"]]).toEqual([status, undefined]);
});

test.each(
  readModel(document)
    .operations.filter(({ method }) => method !== "get")
    .map(
      ({ method, path, operation }) =>
        [`${method.toUpperCase()} ${path.replaceAll(/\{.*\}/g, "x")}`, operation] as const,
    ),
)("%s needs the header that no callback can send, as the document says", async (line, operation) => {
  const [name] = Object.keys(operation.security?.[0] ?? {});
  expect(document.components.securitySchemes?.[`${name}`]).toMatchObject({ in: "header", name: adminHeader });
  const headers = { "X-Signature": "x", "Content-Type": "application/json" };
  expect((await caller(adminUrl)(line, { body: "{}", headers })).status).toBe(403);
  const { id } = await mock.create("header");
  await caller(adminUrl)(line, { headers });
  expect((await mock.payouts("header")).map((payout) => payout.id)).toContain(id);
});

test("it is on the loopback address, wherever the mock is", async () => {
  const everywhere = await mockForTests({ host: "0.0.0.0", adminPort: 0 });
  expect(new URL(everywhere.adminUrl ?? "").hostname).toBe("127.0.0.1");
  const elsewhere = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  for (const { address } of elsewhere.filter(({ internal, family }) => !internal && family === "IPv4")) {
    const { port } = new URL(everywhere.adminUrl ?? "");
    await expect(fetch(`http://${address}:${port}/clock`)).rejects.toThrow();
  }
});

test("without a port there is none", async () => {
  expect((await mockForTests()).adminUrl).toBe(undefined);
});

test("a connection is kept for as long as --keep-alive says", async () => {
  const { adminUrl } = await mockForTests({ adminPort: 0, keepAlive: 61_000 });
  expect((await fetch(`${adminUrl}/clock`)).headers.get("keep-alive")).toBe("timeout=61");
});

test("a fault of the mock's own is warned of", async () => {
  const broken = await startAdmin(
    { now: () => Number.NaN.toFixed.call(null) } as unknown as Administered,
    {
      port: 0,
      host: "127.0.0.1",
      token: undefined,
      keepAlive: 5000,
    },
    () => ({ url: "", firstPath: "/", operations: [] }),
  );
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  expect((await fetch(`${broken.url}/clock`)).status).toBe(500);
  expect(warn).toHaveBeenCalledWith(expect.stringMatching(/^The admin API failed: GET \/clock: TypeError/));
  warn.mockRestore();
  await broken.close();
});
