import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, expect, test } from "vitest";
import { createCallbackHandler, signCallback, toNodeListener } from "../../../scripts/client/callbacks.ts";
import { callbackBody } from "../../client/callbacks/payout.ts";

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
const parsed = express().use(express.json()).post("/callbacks", listener);
const kept = express()
  .use(express.raw({ type: "*/*" }))
  .post("/callbacks", listener);
const text = express()
  .use(express.text({ type: "*/*" }))
  .post("/callbacks", listener);

const keptBeside = express()
  .use(express.json({ verify: (request, _response, bytes) => Object.assign(request, { rawBody: bytes }) }))
  .post("/callbacks", listener);

const post = async (url: string, rawBody: string, secret = "sk_test_sample") => {
  const headers = { "Content-Type": "application/json", "X-Signature": await signCallback({ rawBody, secret }) };
  return fetch(url, { method: "POST", headers, body: rawBody });
};

test.each<[string, RequestListener, number, unknown[]]>([
  ["Express without a parser", express().post("/callbacks", listener), 200, []],
  ["Express with the bytes kept", kept, 200, []],
  ["Express with the text kept", text, 200, []],
  ["Express with a parser that keeps the bytes", keptBeside, 200, []],
  ["Express with a parser before it", parsed, 401, ["empty-body"]],
])("%s", async (name, server, status, want) => {
  faults.length = 0;
  const answer = await post(await serve(server), callbackBody({ description: "Größe" }, name));
  expect([answer.status, faults, seenIds.includes(name)]).toEqual([status, want, status === 200]);
});
