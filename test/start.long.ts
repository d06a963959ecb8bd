import { appendFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { dialectNames } from "../scripts/mock/dialects/choose.ts";
import { model } from "./contract.ts";
import { copyRepository } from "./copy.ts";
import { serve } from "./listen.ts";
import { start } from "./running.ts";

// The scripts build, so they run in a copy. As in a fresh clone, no brand and no docs are built there.
const copy = copyRepository();
afterAll(() => copy.remove());
const script = (name: string, ...args: string[]) =>
  start(process.execPath, join(copy.folder, `scripts/${name}.ts`), ...args);

/** Whether a file below generated/ is there. */
const isBuilt = (name: string) => existsSync(join(copy.folder, "generated", name));

const addresses = /Docs {2}(\S+)\nMock {2}([^\s,]+)[\s\S]*Try {3}curl -u (\S+) (\S+)\n/;

test.each([
  ["--brand", "nobody"],
  ["--port", "x"],
])("start %s %s is rejected before anything is built", async (...args) => {
  expect(await script("start", ...args).ends()).toBe(2);
  expect(isBuilt("docs/index.html")).toBe(false);
});

test.each([
  ["start", "--port", ["--docs-port", "0", "--port"]],
  ["start", "--docs-port", ["--port", "0", "--docs-port"]],
  ["docs", "--docs-port", ["--docs-port"]],
])("%s: a taken %s is one line that names it, before anything is built, and exit 2", async (name, flag, args) => {
  const other = await serve();
  const { port } = other;
  try {
    const running = script(name, ...args, `${port}`);
    expect(await running.ends()).toBe(2);
    expect(running.output()).toBe(
      `Port ${port} on 127.0.0.1 is taken. End what listens there, or choose another with ${flag}.\n`,
    );
    expect(isBuilt("docs/index.html")).toBe(false);
  } finally {
    await other.close();
  }
});

test("pages follow a change of the guides, and still call the mock", async () => {
  const running = script("start", "--port", "0", "--docs-port", "0");
  try {
    const [, docs, mock] = await running.prints(addresses);
    const page = async () => (await fetch(`${docs}/guides/flow.html`)).text();
    expect(await page()).not.toContain("A sentence that is new.");
    appendFileSync(join(copy.folder, "spec/guides/flow.md"), "\nA sentence that is new.\n");
    await expect.poll(page, { timeout: 60_000, interval: 500 }).toContain("A sentence that is new.");
    expect(await page()).toContain(`${mock}/`);
  } finally {
    expect(await running.interrupt()).toBe(0);
  }
});

test("serves docs and mock, says where, gives a curl that works, and ends cleanly on Ctrl-C", async () => {
  const running = script("start", "--port", "0", "--docs-port", "0");
  try {
    const [, docs, mock, credentials, url = ""] = await running.prints(addresses);
    const home = await (await fetch(`${docs}`)).text();
    expect(home).toContain("<title>Payouts API</title>");
    // A sample that is pasted calls the mock.
    expect(home).toContain(`"${mock}/`);
    const answer = await fetch(url, { headers: { authorization: `Basic ${btoa(`${credentials}`)}` } });
    expect(answer.status).toBe(200);
    expect(model.operations.map(({ path }) => `${mock}${path}`)).toContain(url);
    expect(isBuilt("brands")).toBe(false);
  } finally {
    expect(await running.interrupt()).toBe(0);
  }
});

test.each([
  ["start", ["--dialect", "amounts"], "--dialect amounts: no such dialect. There are amounts-rounded, "],
  ["start", ["--bogus"], "--bogus: no such option. See --help."],
  ["start", ["--step-dealy", "5"], "--step-dealy: no such option. Did you mean --step-delay?"],
  ["start", ["--port", "x"], "--port x: not a port"],
  ["start", ["--fault-rate", "200"], "--fault-rate 200: not a percentage. Give a number from 0 to 100."],
  ["start", ["--brand", "nobody"], "--brand nobody: no such brand. There are "],
  ["docs", ["--docs-port", "70000"], "--docs-port 70000: not a port"],
])("%s %j is one line and exit 2", async (name, args, error) => {
  const running = script(name, ...args);
  expect(await running.ends()).toBe(2);
  expect(running.output().startsWith(error)).toBe(true);
  expect(running.output().trimEnd()).not.toContain("\n");
});

test.each(["start", "docs", "build", "mock"])("%s --help says how to call it, on a screen", async (name) => {
  const running = script(name, "--help");
  expect(await running.ends()).toBe(0);
  expect(running.output()).toMatch(/^Usage: npm /);
  const lines = running.output().trimEnd().split("\n");
  if (name === "mock") expect(dialectNames.filter((one) => !running.output().includes(`\n  ${one}`))).toEqual([]);
  // What follows is a list to look something up in.
  const [options = ""] = running.output().split("\nDialects:\n");
  expect(options.trimEnd().split("\n").length).toBeLessThanOrEqual(50);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});
