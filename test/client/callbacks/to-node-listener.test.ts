import { once } from "node:events";
import { createServer, type RequestListener, request as requestHttp } from "node:http";
import { connect, createServer as createHttp2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  createCallbackHandler,
  type LambdaEvent,
  type NodeRequest,
  signCallback,
  toLambdaHandler,
  toNodeListener,
} from "../../../scripts/client/callbacks.ts";
import { callbackBody } from "./payout.ts";

let ended: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(ended.map((end) => end()));
  ended = [];
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  ended.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks`;
}

const faults: unknown[] = [];
const seenIds: string[] = [];
const listener = toNodeListener(
  createCallbackHandler({
    secret: "sk_test_sample",
    onChange: ({ id }) => {
      seenIds.push(id);
    },
    onError: (error) => faults.push((error as { fault?: string }).fault),
  }),
);
const post = async (url: string, rawBody: string, secret = "sk_test_sample") => {
  const headers = { "Content-Type": "application/json", "X-Signature": await signCallback({ rawBody, secret }) };
  return fetch(url, { method: "POST", headers, body: rawBody });
};

test("node:http", async () => {
  faults.length = 0;
  const response = await post(await serve(listener), callbackBody({ description: "Größe" }, "node:http"));
  expect([response.status, faults, seenIds]).toEqual([200, [], ["node:http"]]);
});

test("a body that never ends to grow is answered", async () => {
  const answer = await post(await serve(listener), " ".repeat(3 * 1024 * 1024));
  expect(answer.status).toBe(413);
});

test("a method that is none of its own is answered", async () => {
  const answer = await fetch(await serve(listener));
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
});

test("a callback of 300 kB is taken", async () => {
  const body = callbackBody({ metadata: { note: "x".repeat(300_000) } }, "large");
  expect([(await post(await serve(listener), body)).status, seenIds.at(-1)]).toEqual([200, "large"]);
});

test.each(["TRACE", "OPTIONS", "HEAD", "PUT", "PROPFIND"])("%s is answered", async (method) => {
  const request = requestHttp(await serve(listener), { method }).end();
  const [response] = await once(request, "response");
  expect([response.statusCode, response.headers.allow]).toEqual([405, "POST"]);
});

test("requests of HTTP/2 are answered, one whose sender leaves among them", async () => {
  faults.length = 0;
  const server = createHttp2Server((request, response) => listening.push(listener(request, response)));
  const listening: Promise<void>[] = [];
  await once(server.listen(0, "127.0.0.1"), "listening");
  const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  try {
    const body = callbackBody({}, "http2");
    const signature = await signCallback({ rawBody: body, secret: "sk_test_sample" });
    const ask = async (method: string, text?: string) => {
      const stream = session.request({ ":method": method, ":path": "/callbacks", "x-signature": signature });
      if (method === "POST") stream.end(text);
      const [headers] = await once(stream, "response");
      stream.close();
      return headers[":status"];
    };
    expect([await ask("POST", body), await ask("GET"), await ask("TRACE")]).toEqual([200, 405, 405]);
    const left = session.request({ ":method": "POST", ":path": "/callbacks", "x-signature": signature });
    left.on("error", () => {}).write("{");
    await vi.waitFor(() => expect(listening).toHaveLength(4));
    left.close(8);
    await Promise.all(listening);
    expect(faults).toHaveLength(1);
  } finally {
    session.destroy();
    server.close();
  }
});

describe("bodies that a framework has read are taken", () => {
  const body = callbackBody({ description: "Größe" }, "kept");
  const kept = Buffer.from(body);
  const parsed = JSON.parse(body);

  test.each<[string, Partial<NodeRequest>, number]>([
    ["rawBody as bytes, as cloud functions and Nest keep it", { rawBody: kept, body: parsed }, 200],
    ["rawBody as a text", { rawBody: body, body: parsed }, 200],
    ["the bytes themselves", { body: kept }, 200],
    ["the text itself", { body }, 200],
    ["rawBody that is none, and the text", { rawBody: true, body }, 200],
    ["what was parsed alone", { body: parsed }, 401],
    ["a Latin-1 text", { body: kept.toString("latin1") }, 401],
  ])("%s", async (_what, given, want) => {
    faults.length = 0;
    const signature = await signCallback({ rawBody: body, secret: "sk_test_sample" });
    const headers = { "x-signature": [signature], "x-none": undefined, "x-list": [undefined, "a"] };
    const status = vi.fn();
    async function* nothing() {}
    const request = { method: "POST", headers, ...given, [Symbol.asyncIterator]: nothing };
    await listener(request, { writeHead: status, end() {} });
    expect(status.mock.calls).toEqual([[want, {}]]);
    expect(faults).not.toContain("mismatch");
  });
});

test("Fastify's request and reply are taken, which have those of Node within", async () => {
  const body = callbackBody({}, "fastify");
  const signature = await signCallback({ rawBody: body, secret: "sk_test_sample" });
  const status = vi.fn();
  async function* stream() {
    yield Buffer.from(body);
  }
  const request = { method: "POST", headers: { "x-signature": signature }, raw: stream() };
  await listener(request, { raw: { writeHead: status, end() {} } });
  expect(status.mock.calls).toEqual([[200, {}]]);
});

describe("events of Lambda are taken", () => {
  const body = callbackBody({ description: "Größe" }, "lambda");
  const handle = toLambdaHandler(
    createCallbackHandler({ secret: "sk_test_sample", onChange: () => {}, onError: (error) => faults.push(error) }),
  );
  const base64 = Buffer.from(body).toString("base64");

  test.each<[string, (signature: string) => LambdaEvent, number]>([
    [
      "a function's URL",
      (signature) => ({ requestContext: { http: { method: "POST" } }, headers: { "x-signature": signature }, body }),
      200,
    ],
    [
      "in Base64",
      (signature) => ({
        requestContext: { http: { method: "POST" } },
        headers: { "x-signature": signature, "x-none": undefined },
        body: base64,
        isBase64Encoded: true,
      }),
      200,
    ],
    [
      "API Gateway's first version",
      (signature) => ({
        httpMethod: "POST",
        requestContext: {},
        headers: { "X-Signature": signature },
        multiValueHeaders: { "X-Signature": [signature] },
        body,
        isBase64Encoded: false,
      }),
      200,
    ],
    [
      "ALB with lists",
      (signature) => ({ httpMethod: "POST", multiValueHeaders: { "x-signature": [signature] }, body }),
      200,
    ],
    ["a GET", () => ({ httpMethod: "GET", headers: null, body: null }), 405],
    ["no Base64", () => ({ httpMethod: "POST", body: "%", isBase64Encoded: true }), 500],
  ])("%s", async (_what, event, want) => {
    const told = vi.spyOn(console, "error").mockReturnValue();
    const { statusCode } = await handle(event(await signCallback({ rawBody: body, secret: "sk_test_sample" })));
    expect([statusCode, told.mock.calls.length]).toEqual([want, want === 500 ? 1 : 0]);
    told.mockRestore();
  });
});

test.each(["writeHead", "end"] as const)(
  "a response whose %s fails is told of, and the listener does not reject",
  async (name) => {
    const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const response = { writeHead: vi.fn(), end: vi.fn() };
    response[name].mockImplementation(() => {
      throw new Error("the sender has left");
    });
    const request = { method: "GET", headers: {}, async *[Symbol.asyncIterator]() {} };
    await expect(listener(request as never, response as never)).resolves.toBeUndefined();
    expect(told).toHaveBeenCalledTimes(1);
    told.mockRestore();
  },
);

test("a handler of one's own that fails is told of, and the request is answered", async () => {
  const told = vi.spyOn(console, "error").mockReturnValue();
  const failure = new Error("no handler");
  const answer = await fetch(await serve(toNodeListener(() => Promise.reject(failure))));
  expect([answer.status, told.mock.calls]).toEqual([500, [[failure]]]);
  told.mockRestore();
});
