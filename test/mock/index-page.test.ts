import { expect, test } from "vitest";
import { contract } from "../contract.ts";
import { mockForTests } from "./client.ts";

const audiences = Object.entries(contract["x-audiences"] ?? {});
const docs = "http://127.0.0.1:8080/";
const mock = await mockForTests({ docs, adminPort: 0 });
const bare = await mockForTests();

test.each([
  ["nothing in particular", undefined],
  ["anything", "*/*"],
  ["JSON", "application/json"],
])("GET / for who accepts %s names the two APIs and the docs as JSON", async (_name, accept) => {
  const answer = await mock.call("GET /", { headers: accept ? { Accept: accept } : {} });
  const apis = Object.fromEntries(audiences.map(([name, { basePath }]) => [name, basePath]));
  expect(answer.body).toEqual({
    data: { type: "mock", attributes: { title: contract.info.title, version: contract.info.version } },
    links: { ...apis, docs, admin: mock.adminUrl },
  });
});

test("and as HTML for a browser, with a policy and nothing that it breaks", async () => {
  const answer = await fetch(`${mock.url}/`, { headers: { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" } });
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const text = await answer.text();
  for (const named of [...audiences.map(([, { basePath }]) => basePath), docs, mock.adminUrl ?? ""]) {
    expect(text).toContain(named);
  }
  expect(text).toContain("default-src 'none'");
});

test("without docs it says how to have them", async () => {
  expect((await bare.call("GET /")).body).toMatchObject({ meta: { docs: "npm run docs" } });
});

test("another method, and a path below it, are no operation's", async () => {
  expect([(await bare.call("POST /", { account: "a" })).status, (await bare.call("GET //")).status]).toEqual([
    404, 404,
  ]);
});
