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

test("a browser is sent on to the docs, or else to the admin page, or else reads the JSON", async () => {
  const withAdmin = await mockForTests({ adminPort: 0 });
  const accept = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
  const visits = [mock, withAdmin, bare].map(({ url }) => fetch(`${url}/`, { headers: accept, redirect: "manual" }));
  const responses = (await Promise.all(visits)).map(({ status, headers }) => [status, headers.get("location")]);
  expect(responses).toEqual([
    [302, docs],
    [302, withAdmin.adminUrl],
    [200, null],
  ]);
});

test("without docs it says how to have them", async () => {
  expect((await bare.call("GET /")).body).toMatchObject({ meta: { docs: "npm run docs" } });
});

test("another method, and a path below it, are no operation's", async () => {
  expect([(await bare.call("POST /", { account: "a" })).status, (await bare.call("GET //")).status]).toEqual([
    404, 404,
  ]);
});
