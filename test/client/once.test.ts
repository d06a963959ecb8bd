import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { createPrivateClient, type PayoutsError } from "../../generated/client/private.js";

/** Bytes in answer to a request: the first on its connection, or a later one. */
type Respond = (socket: Socket, later: boolean) => void;

/** A server that is no HTTP server, so that it can break what one would not. Counts whole requests. */
async function rawServer(respond: Respond) {
  const requests: string[] = [];
  const server = createServer((socket) => {
    let text = "";
    let answered = 0;
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      text += bytes;
      const [head = "", body] = text.split("\r\n\r\n");
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (body === undefined || body.length < length) return;
      requests.push(head.split(" HTTP")[0] ?? "");
      text = "";
      respond(socket, answered++ > 0);
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  afterAll(() => server.close());
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { client: createPrivateClient({ baseUrl, accountId: "a", apiKey: "k" }), requests };
}

const answer = (status: string, headers = "") => `HTTP/1.1 ${status}\r\n${headers}content-length: 0\r\n\r\n`;
const success = 'HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{"data":{}}';
const attributes = { reference_id: "order-1", service: "card", currency: "USD", amount: 10, fields: {} };

/** Node's own fetch, or what is below it, would repeat some of these. */
const failures: [what: string, respond: Respond][] = [
  ["a reset", (socket) => socket.resetAndDestroy()],
  ["an end without an answer", (socket) => socket.end()],
  ["an end in the middle of the head", (socket) => socket.end("HTTP/1.1 201 Cre")],
  ["a reset of a kept-alive connection", (socket, later) => (later ? socket.resetAndDestroy() : socket.write(success))],
  ["the end of a kept-alive connection", (socket, later) => (later ? socket.end() : socket.write(success))],
  ["a 421, which allows a repeat", (socket) => socket.write(answer("421 Misdirected Request"))],
  ["a 408", (socket) => socket.end(answer("408 Request Timeout", "connection: close\r\n"))],
  ["a 425", (socket) => socket.write(answer("425 Too Early"))],
  ["a 503 that asks to come back", (socket) => socket.write(answer("503 Service Unavailable", "retry-after: 0\r\n"))],
  [
    "a redirect that keeps the method",
    (socket) => socket.write(answer("307 Temporary Redirect", "location: /elsewhere\r\n")),
  ],
  ["a redirect that does not", (socket) => socket.write(answer("302 Found", "location: /elsewhere\r\n"))],
  ["a redirect of the proxy's", (socket) => socket.write(answer("308 Permanent Redirect", "location: /\r\n"))],
];

describe.each(failures)("nothing repeats a request by itself after %s", (_what, respond) => {
  test.each([
    ["with a body", (client: Client) => client.createPayoutInvoice(attributes)],
    ["without one", (client: Client) => client.processPayoutInvoice("cpoi_1")],
  ])("%s", async (_with, call) => {
    const { client, requests } = await rawServer(respond);
    // The first call leaves a connection behind, if the server keeps it; the next is sent on that.
    await client.getPayoutInvoice("cpoi_0").catch(() => undefined);
    await delay(20);
    const error: PayoutsError = await call(client).catch((reason) => reason);
    await delay(20);
    expect([error.outcome, requests.filter((line) => line.startsWith("POST")).length]).toEqual(["unknown", 1]);
    expect(requests.length).toBe(2);
  });
});

type Client = Awaited<ReturnType<typeof rawServer>>["client"];
