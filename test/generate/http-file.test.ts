import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { linkedValues, toHttpFile } from "../../scripts/generate/collections.ts";
import { startMock } from "../../scripts/mock/start-mock.ts";
import { contract, model } from "../contract.ts";
import { bodies, credentials, order, publicKey, requests, sample, successes } from "./collection-requests.ts";
import { type HttpRequest, readHttpFile } from "./http-requests.ts";

const httpText = readFileSync(`${root}generated/collections/payouts.http`, "utf8");
const read = (variables: Record<string, string>) => readHttpFile(httpText, { ...credentials, ...variables });

test("has a folder a tag, and a request an operation", () => {
  expect(read({}).map(({ folder, name }) => [folder, name])).toEqual(
    requests.map(([folder, , operationId]) => [folder, operationId]),
  );
});

test("has its authentication in variables, and Basic for private operations alone", () => {
  expect(httpText).toContain("\n@accountId =\n@apiKey =\n@publicKey =\n");
  const basic = `Basic ${btoa("coma_collections:sk_test_collections")}`;
  const want = requests.map(([, , operationId, auth]) => [operationId, auth === "basic" ? basic : undefined]);
  expect(read({}).map(({ name, headers }) => [name, headers.Authorization])).toEqual(want);
  const keyed = read({}).filter(({ url }) => url.includes(`public_key=${publicKey}`));
  expect(keyed.map(({ name }) => name)).toEqual(
    requests.filter(([, , , auth]) => auth === "apikey").map(([, , id]) => id),
  );
});

test.each(bodies)("%s sends the documented sample", (operationId, name) => {
  const request = read({}).find((candidate) => candidate.name === operationId);
  expect(JSON.parse(request?.body ?? "")).toEqual(sample(name));
});

test("has the response that the contract promises, request by request", async () => {
  const mock = await startMock();
  onTestFinished(() => mock.close());
  const ids: Record<string, string> = {};
  const statuses: [string, number][] = [];
  for (const operationId of order) {
    const request = read({ baseUrl: mock.url, ...ids }).find(({ name }) => name === operationId) as HttpRequest;
    const { method, url, headers, body } = request;
    const response = await fetch(url, { method, headers, ...(body && { body }) });
    statuses.push([operationId, response.status]);
    const bodies = { request: JSON.parse(body ?? "null"), response: JSON.parse((await response.text()) || "null") };
    for (const { name, body: place, steps } of linkedValues(model).filter(
      (value) => value.operationId === operationId,
    )) {
      ids[name] = steps.reduce((value, step) => value[step], bodies[place]);
    }
  }
  expect(statuses).toEqual(order.map((id, index) => [id, expect.toBeOneOf(successes[index] ?? [])]));
});

test("is the same text for the same contract", () => {
  expect(toHttpFile(contract)).toBe(httpText);
});
