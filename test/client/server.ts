import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll } from "vitest";

/** A request that a test's server received. */
export interface Received {
  method: string;
  /** Path and query, as they were sent. */
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export type Respond = (request: Received, response: ServerResponse) => void;

/** Starts a server that answers as a test says, and ends it after the test's file. */
export async function serverForTests(respond: Respond) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const entry = { method, url, headers, body: await text(request) };
    received.push(entry);
    respond(entry, response);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

/** Answers with JSON. */
export function answer(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
