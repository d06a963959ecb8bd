import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createPrivateClient } from "../../generated/client/private.js";
import { close, listen } from "../../scripts/cli/listen.ts";
import { root } from "../../scripts/cli/repository.ts";
import { certificateFor } from "../../scripts/mock/http/certificate.ts";
import { type MockOptions, startMock } from "../../scripts/mock/start-mock.ts";
import { basic, caller, creation, type Json, mockForTests } from "./client.ts";

const folder = mkdtempSync(join(tmpdir(), "serving-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The addresses in a body. */
function addressesIn(body: Json): string[] {
  if (typeof body !== "object" || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    name === "links" ? Object.values(value as object).filter((link) => link !== "") : addressesIn(value),
  );
}

test.each<[where: string, privatePath: string, place: string]>([
  ["at the root of a host, with the public one beside it", "/", ""],
  ["at a path of its own", "/v2/payouts", "/v2/payouts"],
])("the private API is %s", async (_where, privatePath, place) => {
  const { call, url } = await mockForTests({ privatePath, stepDelay: 0 });
  const { body } = await call(`POST ${place}/payout-invoices`, { account: "a", json: creation() });
  expect(body.data.links.self).toBe(`${place}/payout-invoices/${body.data.id}`);
  expect((await call(`GET ${body.data.links.self}`, { account: "a" })).body.data.id).toBe(body.data.id);
  expect((await call(`GET /public-api/payout-invoices/${body.data.id}`)).body.data.id).toBe(body.data.id);
  expect((await call("GET /api/payout-invoices", { account: "a" })).status).toBe(404);
  expect((await call("GET /")).body.links).toEqual({ private: place || "/", public: "/public-api" });
  expect((await call("GET /ready")).status).toBe(200);
  const client = createPrivateClient({ baseUrl: url + place, accountId: "a", apiKey: "key" });
  const { id } = await client.payOut(creation().data.attributes, { process: true, token: "token" });
  expect((await client.waitFor(id)).attributes.status).toBe("processed");
  // The contract's own examples say it, too.
  const services = await call(`GET ${place}/payout-services`, { account: "a", headers: { Prefer: "code=200" } });
  const links = addressesIn(services.body);
  expect(links.length).toBeGreaterThan(2);
  expect(links.filter((link) => !link.startsWith(`${place}/payout-services`))).toEqual([]);
});

test.each([
  ["removes its path", ""],
  ["keeps its path", "/mocks/payouts"],
])("below a proxy that %s, links lead through the proxy", async (_what, kept) => {
  const mock = await mockForTests({ basePath: "/mocks/payouts", stepDelay: 0 });
  const { origin, pathname } = new URL(mock.url);
  expect(pathname).toBe("/mocks/payouts");
  const proxy = createServer(({ method, url = "", headers }, reply) => {
    const below = /^\/mocks\/payouts(\/.*)$/.exec(url)?.[1];
    if (below === undefined) return reply.writeHead(404).end();
    return requestHttp(origin + kept + below, { method, headers }, (response) => {
      reply.writeHead(response.statusCode ?? 0, response.headers);
      response.pipe(reply);
    }).end();
  });
  const url = await listen(proxy, { port: 0, host: "127.0.0.1", flag: "" });
  try {
    const call = caller(url);
    for (let count = 0; count < 3; count++)
      await mock.call("POST /api/payout-invoices", { account: "a", json: creation() });
    const read: string[] = [];
    for (let next = "/mocks/payouts/api/payout-invoices?page[size]=1"; next !== ""; ) {
      const { status, body } = await call(`GET ${next}`, { account: "a" });
      expect(status).toBe(200);
      read.push(...body.data.map(({ id }: Json) => id));
      for (const link of addressesIn(body)) expect((await call(`GET ${link}`, { account: "a" })).status).toBe(200);
      next = body.links.next;
    }
    expect(new Set(read).size).toBe(3);
    expect((await call("GET /mocks/payouts/")).body.links).toEqual({
      private: "/mocks/payouts/api",
      public: "/mocks/payouts/public-api",
    });
    expect((await call("GET /mocks/payouts/ready")).status).toBe(200);
  } finally {
    await close(proxy);
  }
});

test("callbacks have the addresses of the deployment", async () => {
  const receiver = createServer((message, reply) => {
    message.resume();
    reply.end();
  });
  const callback_url = await listen(receiver, { port: 0, host: "127.0.0.1", flag: "" });
  const mock = await mockForTests({ basePath: "/mocks", privatePath: "/" });
  try {
    await mock.call("POST /payout-invoices", {
      account: "a",
      json: creation({ callback_url, options: { auto_process: true } }),
    });
    const { body } = await mock.waitForDelivery({ account: "a" });
    expect(addressesIn(JSON.parse(body ?? "")).every((link) => link.startsWith("/mocks/payout-"))).toBe(true);
  } finally {
    await close(receiver);
  }
});

test.each<[options: MockOptions, error: string]>([
  [
    { privatePath: "/public-api" },
    "/public-api: another API of the contract is there. Choose another path for the private one.",
  ],
  [
    { privatePath: "api" },
    "privatePath 'api': not the path of an address. Give one such as /payments, or / for the root.",
  ],
  [{ basePath: "/a/" }, "basePath '/a/': not the path of an address. Give one such as /payments, or / for the root."],
  [
    { basePath: "/a/../b" },
    "basePath '/a/../b': not the path of an address. Give one such as /payments, or / for the root.",
  ],
  [{ cert: "x.pem" }, "x.pem: a certificate and its key belong together. Give both cert and key."],
  [{ cert: "none.pem", key: "none.pem" }, "none.pem: can't be read (ENOENT). Give a file in PEM."],
])("startMock(%j) is rejected", async (options, error) => {
  await expect(startMock(options)).rejects.toThrow(error);
});

test("an audience's own document has no private API to move", async () => {
  const file = `${root}generated/openapi.private.json`;
  await expect(startMock({ contract: file, privatePath: "/v2", stateless: true })).rejects.toThrow(
    "/v2: the contract says of no API that it is the private one. Leave its path out.",
  );
});

/** The status of a request over TLS by who trusts a certificate, or the code of its error. */
function statusOver(address: string, ca: string | undefined, headers: Record<string, string> = {}): Promise<unknown> {
  return new Promise((resolve) => {
    const request = requestHttps(address, {
      ...(ca ? { ca } : {}),
      agent: false,
      headers: { Authorization: basic("a"), ...headers },
    });
    request.on("response", (response) => {
      response.on("error", () => {}).resume();
      resolve(response.statusCode);
    });
    request.on("error", (error: NodeJS.ErrnoException) => resolve(error.code)).end();
  });
}

test("HTTPS by a certificate that is made, for the names of this machine", async () => {
  const mock = await startMock({ https: true });
  try {
    const { port } = new URL(mock.url);
    const { certificate = "" } = mock;
    const made = new X509Certificate(certificate);
    expect(made.verify(made.publicKey)).toBe(true);
    expect(["localhost"].map((name) => made.checkHost(name))).toEqual(["localhost"]);
    expect(["127.0.0.1", "::1"].map((name) => made.checkIP(name))).toEqual(["127.0.0.1", "::1"]);
    expect(made.checkHost("platform.example")).toBeUndefined();
    const days = (made.validToDate.getTime() - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(365);
    for (const host of ["127.0.0.1", "localhost"])
      expect(await statusOver(`https://${host}:${port}/api/payout-services`, certificate)).toBe(200);
    expect(await statusOver(`${mock.url}/api/payout-services`, undefined)).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
    expect(await statusOver(`${mock.url}/api/payout-services`, certificate, { Prefer: "fault=reset-before" })).toBe(
      "ECONNRESET",
    );
    expect(await statusOver(`${mock.url}/api/payout-services`, certificate, { Prefer: "fault=cut-after" })).toBe(200);
    await expect(fetch(mock.url.replace("https", "http"))).rejects.toThrow();
  } finally {
    await mock.close();
  }
});

test("HTTPS by a certificate of one's own", async () => {
  const given = certificateFor({ https: true, host: "::ffff:10.0.0.7" }) ?? expect.unreachable();
  expect(new X509Certificate(given.cert).checkIP("::ffff:a00:7")).toBeTruthy();
  const other = certificateFor({ https: true, host: "merchant.test" }) ?? expect.unreachable();
  expect(new X509Certificate(other.cert).checkHost("merchant.test")).toBe("merchant.test");
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const [cert, key] = [file("cert.pem", given.cert), file("key.pem", given.key)];
  const wrong = file("wrong.pem", other.cert);
  const mock = await startMock({ cert, key });
  expect(mock).not.toHaveProperty("certificate");
  expect(await statusOver(`${mock.url}/api/payout-services`, given.cert)).toBe(200);
  await mock.close();
  await expect(startMock({ cert: wrong, key })).rejects.toThrow(
    `${wrong}, ${key}: not a certificate with its key. Give both in PEM, the key without a passphrase.`,
  );
});
