import { expect, test } from "vitest";
import { createProbe } from "../../scripts/mock/own-paths.ts";
import { mockForTests, until } from "./client.ts";

const mock = await mockForTests();

test("/health and /ready need no credentials, survive a reset and are no requests of a test", async () => {
  await until(
    async () => (await mock.call("GET /ready")).status,
    (status) => status === 200,
  );
  await mock.reset();
  for (const path of ["/health", "/ready"]) {
    const { status, body } = await mock.call(`GET ${path}`);
    expect([path, status, body]).toEqual([path, 200, { status: "ok" }]);
    expect((await mock.call(`HEAD ${path}`)).status).toBe(200);
  }
  expect(mock.requests()).toEqual([]);
});

test("whatever else is asked of these paths is a 404 as of any other", async () => {
  for (const line of ["POST /ready", "GET /ready/", "GET /health/x", "GET /api/ready"]) {
    expect([line, (await mock.call(line)).status]).toEqual([line, 404]);
  }
});

test.each([
  ["/ready", 503],
  ["/health", 200],
])("%s is %d while requests should go elsewhere", async (path, want) => {
  const probe = createProbe(async () => "It is not ready.");
  const request = { method: "GET", path, query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0), arrived: 0 };
  expect((await probe(request))?.status).toBe(want);
});
