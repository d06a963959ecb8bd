import { type AddressInfo, createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { afterAll, expect, test } from "vitest";
import { createHostGuard, type Sent, send } from "../../../scripts/mock/callbacks/send.ts";
import { mockForTests, until } from "../client.ts";
import { receiver } from "./receiver.ts";

const rejected = (host: string) => `${host} is not a loopback address. Name it in --callback-hosts to have it called`;
const guard = createHostGuard(["10.1.0.0/16", "192.0.2.7", "fd00::/8", "merchant.test"]);

test.each([
  ["http://127.0.0.1:80/", undefined],
  ["https://127.9.9.9/", undefined],
  ["http://[::1]/", undefined],
  ["http://2130706433/", undefined],
  ["http://10.1.2.3/", undefined],
  ["http://192.0.2.7/", undefined],
  ["http://[fd00::1]/", undefined],
  ["http://merchant.test/", undefined],
  ["http://10.2.0.1/", rejected("10.2.0.1")],
  ["http://0.0.0.0/", rejected("0.0.0.0")],
  ["http://169.254.169.254/latest", rejected("169.254.169.254")],
  ["http://0xa9fea9fe/", rejected("169.254.169.254")],
  ["http://[::ffff:10.2.0.1]/", rejected("::ffff:a02:1")],
  ["http://[fe80::1]/", rejected("fe80::1")],
  ["ftp://127.0.0.1/", "ftp: is not a protocol of callbacks"],
  ["http://user@127.0.0.1/", "credentials in the address are not sent"],
  ["http://:pass@127.0.0.1/", "credentials in the address are not sent"],
])("%s: %s", (url, objection) => expect(guard.objection(new URL(url))).toBe(objection));

const resolved = (name: string, from = guard) =>
  new Promise((resolve) => {
    const lookup = from.lookupFor(new URL(`http://${name}/`));
    lookup(name, {}, (error, address) => resolve(error?.message ?? address));
  });

test("names are checked by what they resolve to, unless they are named themselves", async () => {
  expect(await resolved("localhost")).toMatch(/^(127\.0\.0\.1|::1)$/);
  expect(await resolved("192.0.2.7")).toBe("192.0.2.7");
  expect(await resolved("192.0.2.8")).toBe(rejected("192.0.2.8"));
  expect(await resolved("merchant.invalid")).toBe(rejected("merchant.invalid"));
  expect(await resolved("merchant.invalid", createHostGuard(["merchant.invalid"]))).toMatch(/^getaddrinfo /);
  expect(await resolved("192.0.2.8", createHostGuard(["192.0.2.0/24"]))).toBe("192.0.2.8");
});

test.each([
  ["10.0.0.0/99", "--callback-hosts 10.0.0.0/99: not a network. Give one such as 10.0.0.0/8."],
  ["a b", "--callback-hosts a b: not a host. Give names, addresses or networks, with commas between them."],
  ["", "--callback-hosts : not a host. Give names, addresses or networks, with commas between them."],
])("%s can't be let through", (host, error) => expect(() => createHostGuard([host])).toThrow(error));

test("a public address is never called, and the log says why", async () => {
  const { call, create } = await mockForTests({ stepDelay: 0 });
  const addresses = ["https://192.0.2.1/callback?token=hush", "http://user:hush@127.0.0.1:9/"];
  for (const callback_url of addresses) {
    const { id } = await create("public", { callback_url, options: { auto_process: true } });
    const logs = async () =>
      (await call(`GET /api/payout-invoices/${id}`, { account: "public" })).body.data.attributes.callback_logs;
    const [log] = await until(logs, (found) => found.length > 0);
    expect(log).toMatchObject({ attempt: 1, status: null, error: guard.objection(new URL(callback_url)) });
    expect(log.url).not.toContain("hush");
  }
});

test("a redirect is not followed", async () => {
  const merchant = await receiver();
  merchant.answers.push(302);
  const { call, create } = await mockForTests({ stepDelay: 0, callbackRetryUnit: 60_000 });
  const { id } = await create("redirect", { callback_url: merchant.url, options: { auto_process: true } });
  const logs = async () =>
    (await call(`GET /api/payout-invoices/${id}`, { account: "redirect" })).body.data.attributes.callback_logs;
  expect(await until(logs, (found) => found.length > 0)).toMatchObject([{ status: 302 }]);
  expect(merchant.received.length).toBe(1);
});

const own = createHostGuard(["0.0.0.0/0", "::/0", "localhost"], new Set([80, 4011]));
const itself = "port 4011 is the mock's own";
const [outside] = Object.values(networkInterfaces())
  .flatMap((found) => found ?? [])
  .filter(({ internal }) => !internal);

test.each<[string, string | undefined]>([
  ["http://127.0.0.1:4011/reset", itself],
  ["http://127.1:4011/", itself],
  ["http://0x7f000001:04011/", itself],
  ["https://[::1]:4011/", itself],
  ["http://[::ffff:127.0.0.1]:4011/", itself],
  ["http://0:4011/", itself],
  ["http://[::]:4011/", itself],
  ["http://127.9.9.9/", "port 80 is the mock's own"],
  ["https://127.9.9.9/", undefined],
  ["http://127.0.0.1:4012/", undefined],
  ["http://192.0.2.7:4011/", undefined],
  ...(outside
    ? [
        [`http://${outside.family === "IPv6" ? `[${outside.address}]` : outside.address}:4011/`, itself] as [
          string,
          string,
        ],
      ]
    : []),
])("the mock never calls itself: %s", (url, objection) => expect(own.objection(new URL(url))).toBe(objection));

test.each([
  ["http://localhost:4011/", itself],
  ["http://LOCALHOST:4011/", itself],
  ["http://localhost:4012/", undefined],
])("nor by a name: %s", async (url, objection) => {
  const { hostname } = new URL(url);
  const error = await new Promise((resolve) => own.lookupFor(new URL(url))(hostname, {}, resolve));
  expect((error as Error | null)?.message).toBe(objection);
});

test("a callback to the admin API or the mock is not sent", async () => {
  const { call, create, url, adminUrl } = await mockForTests({ stepDelay: 0, adminPort: 0 });
  for (const target of [url, `${adminUrl}/reset`]) {
    const { id } = await create("itself", {
      callback_url: target.replace("127.0.0.1", "localhost"),
      options: { auto_process: true },
    });
    const logs = async () =>
      (await call(`GET /api/payout-invoices/${id}`, { account: "itself" })).body.data.attributes.callback_logs;
    const [log] = await until(logs, (found) => found.length > 0);
    expect(log).toMatchObject({ status: null, error: `port ${new URL(target).port} is the mock's own` });
  }
});

/** A server that writes what it is told to whoever connects. */
async function rawServer(...parts: string[]) {
  const closed: Promise<unknown>[] = [];
  const server = createServer((socket) => {
    closed.push(new Promise((resolve) => socket.on("close", resolve)));
    socket
      .on("error", () => {})
      .once("data", () => {
        for (const part of parts) socket.write(part);
        if (parts.length === 0) socket.end();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, closed };
}

test.each<[string, string[], Sent]>([
  [
    "a change of protocol",
    ["HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"],
    { status: 101 },
  ],
  ["a body that never ends", ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n"], { status: 200 }],
  ["a body that is never sent", ["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"], { status: 200 }],
  ["nothing, and an end", [], { error: "ECONNRESET" }],
  ["what is not HTTP", ["nonsense\r\n\r\n"], { error: "HPE_INVALID_CONSTANT" }],
  ["responses before the response", ["HTTP/1.1 103 Early Hints\r\n\r\n"], { error: "no response in 200 ms" }],
  ["101 without a protocol", ["HTTP/1.1 101 Switching Protocols\r\n\r\n"], { status: 101 }],
])("a call ends, whatever comes: %s", async (_what, parts, want) => {
  const { url, closed } = await rawServer(...parts);
  // A call that has its status is not ended by its deadline.
  const timeout = "status" in want ? 600_000 : 200;
  const message = { url, body: "{}", headers: {}, timeout, signal: new AbortController().signal };
  expect(await send(message, guard)).toEqual(want);
  await Promise.all(closed);
});
