import { Agent, type ClientRequest, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";

/** What can go wrong with one request. */
export type Fault =
  /** The connection is reset, and nothing was forwarded. */
  | "dropped before"
  /** The connection is reset, and what was asked for has been done. */
  | "dropped after"
  /** The connection is reset at once, and what was asked for is done later. */
  | "done late"
  /** The answer ends in the middle. */
  | "cut"
  /** What was asked for has been done, and the answer is a page of a gateway. */
  | "gateway"
  /** Nothing was forwarded, and the answer asks to come back later. */
  | "busy"
  /** A lookup shows what was before: no payout, or one whose processing has not started. */
  | "stale"
  /** Nothing was forwarded, and the answer is a rejection. */
  | "rejected";

/** A request on its way. */
export interface Passing {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
}

/** A server between client and mock, which fails as `choose` says. Its kept-alive connections are reset under requests, too. */
export async function startFaultyProxy(target: string, choose: (passing: Passing) => Fault | undefined) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const underWay = new Set<Promise<unknown>>();
  /** Requests that reached the mock, and what it answered. */
  const forwarded: { path: string; status: number; type: string }[] = [];

  const forward = async ({ method, url, headers }: Passing, body: Buffer) => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing: ClientRequest = request(target + url, { method, headers, agent }, resolve);
      outgoing.on("error", reject).end(body);
    });
    const { statusCode: status = 0, headers: shown } = answer;
    forwarded.push({ path: url, status, type: shown["content-type"] ?? "" });
    return { status, headers: shown, body: await buffer(answer) };
  };

  const pass = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { method = "", url = "", headers } = incoming;
    const passing = { method, url, headers };
    const body = await buffer(incoming);
    const fault = choose(passing);
    const reset = () => incoming.socket.resetAndDestroy();
    const json = (status: number, value: unknown, more = {}) =>
      response.writeHead(status, { "content-type": "application/json", ...more }).end(JSON.stringify(value));
    if (fault === "dropped before") return reset();
    if (fault === "busy") return json(503, { errors: [] }, { "retry-after": "0" });
    if (fault === "rejected") return json(401, { errors: [] });
    if (fault === "done late") {
      reset();
      await delay(Math.random() * 20);
      return forward(passing, body);
    }
    const answer = await forward(passing, body);
    if (fault === "dropped after") return reset();
    if (fault === "gateway")
      return response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
    response.writeHead(answer.status, answer.headers);
    if (fault === "cut") {
      response.write(answer.body.subarray(0, answer.body.length / 2), reset);
      return undefined;
    }
    return response.end(fault === "stale" && method === "GET" ? before(answer.body) : answer.body);
  };

  const server = createServer((incoming, response) => {
    const passed = pass(incoming, response).catch(() => incoming.socket.destroy());
    underWay.add(passed);
    passed.finally(() => underWay.delete(passed));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forwarded,
    /** Resolves when nothing is under way any more. */
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close() {
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
}

/** A lookup's answer as it was before: an empty list, or a payout that waits. Padded, as its length has been announced. */
function before(body: Buffer): string {
  const document = JSON.parse(body.toString("utf8"));
  if (Array.isArray(document.data)) document.data = [];
  else if (document.data) document.data.attributes.status = "created";
  return JSON.stringify(document).padEnd(body.length);
}
