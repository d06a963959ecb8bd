import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { root } from "../scripts/openapi/paths.ts";
import { start } from "./running.ts";

const script = (name: string, ...args: string[]) => start(process.execPath, `${root}scripts/${name}.ts`, ...args);
const addresses = /Docs {2}(\S+)\nMock {2}([^\s,]+)[\s\S]*Try {3}curl -u (\S+) (\S+)\n/;

test("serves docs and mock, says where, gives a curl that works, and ends cleanly on Ctrl-C", async () => {
  const running = script("start", "--port", "0", "--docs-port", "0");
  try {
    const [, docs, mock, credentials, url] = await running.prints(addresses);
    expect(await (await fetch(`${docs}`)).text()).toContain("<title>Payouts API</title>");
    const authorization = `Basic ${btoa(`${credentials}`)}`;
    const answer = await fetch(`${url}`, { headers: { authorization } });
    expect([answer.status, url?.startsWith(`${mock}/api/`)]).toEqual([200, true]);
    expect(await answer.json()).toMatchObject({ meta: { page: 1 } });
  } finally {
    expect(await running.interrupt()).toBe(0);
  }
});

test("serves the docs and the mock of one brand", async () => {
  const running = script("start", "--port", "0", "--docs-port", "0", "--brand", "cascad");
  try {
    const [, docs] = await running.prints(addresses);
    expect(await (await fetch(`${docs}`)).text()).toContain("<title>Cascad Payouts API</title>");
  } finally {
    expect(await running.interrupt()).toBe(0);
  }
});

test("the docs alone", async () => {
  const running = script("docs", "--docs-port", "0");
  try {
    const [, docs] = await running.prints(/Docs {2}(\S+)\n/);
    expect((await fetch(`${docs}`)).status).toBe(200);
  } finally {
    expect(await running.interrupt()).toBe(0);
  }
});

test("a taken port is one line that names it and the flag, and exit 2", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as AddressInfo;
  try {
    for (const [flag, args] of [
      ["--port", ["--docs-port", "0", "--port", `${port}`]],
      ["--docs-port", ["--port", "0", "--docs-port", `${port}`]],
    ] as const) {
      const running = script("start", ...args);
      expect(await running.ends()).toBe(2);
      expect(running.output()).toBe(
        `Port ${port} on 127.0.0.1 is taken. End what listens there, or choose another with ${flag}.\n`,
      );
    }
  } finally {
    other.close();
  }
});

test.each([
  ["start", ["--bogus"], "Unknown option '--bogus'"],
  ["start", ["--port", "x"], "--port x: not a port"],
  ["start", ["--brand", "nobody"], "--brand nobody: no such brand. There are "],
  ["docs", ["--docs-port", "70000"], "--docs-port 70000: not a port"],
  ["score", ["--bogus"], "Unknown option '--bogus'"],
  ["bench", ["--bogus"], "Unknown option '--bogus'"],
])("%s %j is one line and exit 2", async (name, args, error) => {
  const running = script(name, ...args);
  expect(await running.ends()).toBe(2);
  expect(running.output().startsWith(error)).toBe(true);
  expect(running.output().trimEnd()).not.toContain("\n");
});

test.each(["start", "docs", "build", "score", "bench", "mock"])(
  "%s --help says how to call it, on one screen",
  async (name) => {
    const running = script(name, "--help");
    expect(await running.ends()).toBe(0);
    expect(running.output()).toMatch(/^Usage: npm /);
    const lines = running.output().trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  },
);
