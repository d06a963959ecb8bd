import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, describe, expect, test } from "vitest";
import { dialectNames } from "../../scripts/mock/dialects/choose.ts";
import type { Response, Schema } from "../../scripts/openapi/document.ts";
import { dereference, readModel } from "../../scripts/openapi/model.ts";
import { readMuseum } from "../museum.ts";
import { basic, mockForTests } from "./client.ts";
import { spawnMock } from "./spawn-mock.ts";

const document = await readMuseum();
const museum = dereference(document);
const folder = mkdtempSync(join(tmpdir(), "museum-"));
afterAll(() => rmSync(folder, { recursive: true }));
const contract = join(folder, "museum.json");
writeFileSync(contract, JSON.stringify(document));

const mock = await mockForTests({ stateless: true, contract });
const spawned = await spawnMock("--stateless", "--contract", contract);
afterAll(async () => {
  spawned.interrupt();
  await spawned.ended;
});

const { NotFound } = document.components.responses ?? {};
const notFound = Object.values(NotFound?.content?.["application/problem+json"]?.examples ?? {}).map(
  (example) => (example as { value: unknown }).value,
)[0];

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

/** Every operation with a path that fits, the example of its body, and its response of success. */
const calls = readModel(museum).operations.map(({ path, method, operation, parameters }) => {
  const values = new Map(parameters.map(({ name, example }) => [name, String(example)]));
  const [media] = Object.values((operation.requestBody as { content: object } | undefined)?.content ?? {});
  const [input] = Object.values(media?.examples ?? {}) as { value: unknown }[];
  const [[status, response] = ["", undefined]] = Object.entries(operation.responses) as [string, Response][];
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path: path.replaceAll(/\{(.+?)\}/g, (_, name) => values.get(name) ?? ""),
    body: input?.value,
    status: Number(status),
    content: Object.entries(response?.content ?? {})[0],
  };
});

type Call = Pick<(typeof calls)[number], "method" | "path" | "body">;

async function send(url: string, { method, path, body }: Call, headers = {}) {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { "Content-Type": "application/json" };
  const response = await fetch(url + path, {
    method,
    headers: { Authorization: basic("staff", "pass"), ...type, ...headers },
    ...json,
  });
  const [text, sent] = [await response.text(), response.headers.get("content-type")];
  return { status: response.status, type: sent, text, json: () => JSON.parse(text) };
}

test("it has operations of each kind", () => {
  expect(calls.map(({ method, status }) => `${method} ${status}`)).toEqual([
    "GET 200",
    "GET 200",
    "POST 201",
    "GET 200",
    "PATCH 200",
    "DELETE 204",
    "POST 201",
    "GET 200",
  ]);
});

describe.each([
  ["startMock", mock.url],
  ["npm run mock", spawned.url],
])("the museum by %s", (_name, url) => {
  test.each(calls)("$id responds with its example, or a generated body", async ({ content, status, ...call }) => {
    const response = await send(url, call);
    expect([response.status, response.type]).toEqual([status, content?.[0] ?? null]);
    const [type, media] = content ?? [];
    const [example] = Object.values(media?.examples ?? {}) as { value: unknown }[];
    if (example) expect(response.json()).toEqual(example.value);
    else if (type === "application/json") {
      expect([ajv.validate(media?.schema as Schema, response.json()), ajv.errors]).toEqual([true, null]);
    }
  });

  test.each([
    [
      "a member that is missing",
      { method: "POST", path: "/tickets", body: { kind: "general" } },
      "date: This field is missing.",
    ],
    [
      "a parameter",
      { method: "GET", path: "/events?limit=31", body: undefined },
      "limit: This value should be less than or equal to 30.",
    ],
    [
      "a value in the path",
      { method: "DELETE", path: "/events/none", body: undefined },
      "eventId: This value should have the format uuid.",
    ],
  ])("%s that is wrong is a problem of status 4xx", async (_what, call, detail) => {
    const { status, type, json } = await send(url, call);
    const code = call.method === "DELETE" ? 422 : 400;
    const title = code === 400 ? "Bad Request" : "Unprocessable Entity";
    expect([status, type, json()]).toEqual([
      code,
      "application/problem+json",
      { type: "about:blank", title, status: code, detail },
    ]);
  });

  test.each([
    ["no login", "/events", "POST", { Authorization: "" }, 401],
    ["a path that is none", "/nothing", "GET", {}, 404],
    ["a method that is none", "/tickets", "GET", {}, 405],
    ["a type that nobody sends", "/events", "GET", { Accept: "text/csv" }, 406],
  ])("%s is a problem, too", async (_what, path, method, headers, want) => {
    const { status, type, json } = await send(url, { path, method, body: undefined }, headers);
    expect([status, type, json()]).toMatchObject([want, "application/problem+json", { type: "about:blank", status }]);
  });

  test.each(dialectNames)("%s, which knows nothing of museums, breaks no response", async (dialect) => {
    const failing = /^too-many|^proxy/.test(dialect);
    for (const { content, status, ...call } of calls) {
      const response = await send(url, call, { Prefer: `dialect=${dialect}` });
      const created = /^created-(\d+)$/.exec(dialect)?.[1];
      if (!failing) expect(response.status).toBe(created && status === 201 ? Number(created) : status);
      if (response.type === "application/json") response.json();
    }
  });

  test("Prefer asks for a documented response", async () => {
    const [call] = calls.filter(({ id }) => id === "getEvent");
    const { status, type, json } = await send(url, call as Call, { Prefer: "code=404" });
    expect([status, type, json()]).toEqual([404, "application/problem+json", notFound]);
  });

  test("/ names it", async () => {
    const { status, json } = await send(url, { method: "GET", path: "/", body: undefined });
    const { title, version } = museum.info;
    expect([status, json().data.attributes]).toEqual([200, { title, version }]);
  });
});

test("the command names it, and the log has why a request was rejected", async () => {
  expect(spawned.stderr()).toBe(`Mock  ${spawned.url}  (${museum.info.title})\n`);
  await send(mock.url, { method: "POST", path: "/tickets", body: {} });
  expect(mock.requests().at(-1)).toMatchObject({
    status: 400,
    reason: "kind: This field is missing. date: This field is missing.",
  });
});

test("a document without components is served, too", async () => {
  const file = join(folder, "small.json");
  const paths = {
    "/ping": { get: { responses: { 200: { description: "pong", content: { "text/plain": { example: "pong" } } } } } },
  };
  writeFileSync(file, JSON.stringify({ openapi: "3.1.0", info: { title: "Ping", version: "1" }, paths }));
  const ping = await mockForTests({ stateless: true, contract: file });
  const { status, type, text } = await send(ping.url, { method: "GET", path: "/ping", body: undefined });
  expect([status, type, text]).toEqual([200, "text/plain", "pong"]);
});

test("what needs payouts says so, and the rest of the controls works", async () => {
  await expect(mock.movePayout("any", "processed")).rejects.toThrow("keeps no payouts. Start it without --stateless.");
  expect([await mock.payouts(), await mock.deliveries()]).toEqual([[], []]);
  mock.answerNext("deleteEvent", { code: 404 });
  const call = calls.find(({ id }) => id === "deleteEvent");
  expect((await send(mock.url, call as Call)).status).toBe(404);
  await mock.advance("1h");
  await mock.reset();
  expect(mock.requests()).toEqual([]);
});
