import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createCallbackHandler, signCallback, toNodeListener } from "../../../scripts/client/callbacks.ts";
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
  const answer = await post(await serve(listener), " ".repeat(2 * 1024 * 1024));
  expect(answer.status).toBe(413);
});

test("a method that is none of its own is answered", async () => {
  const answer = await fetch(await serve(listener));
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
});
