import { execFile } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { flagsOf } from "../scripts/cli/call.ts";
import { mock as mockCommand } from "../scripts/cli/commands.ts";
import { root } from "../scripts/cli/repository.ts";
import { startMock } from "../scripts/mock/start-mock.ts";
import { copyRepository } from "./copy.ts";
import { blocks, readme, section } from "./readme.ts";
import { isInstalled, startIn } from "./running.ts";

const scripts: Record<string, string> = JSON.parse(readFileSync(`${root}package.json`, "utf8")).scripts;

const copy = copyRepository();
afterAll(() => copy.remove());

/** What the README says is served where, by the name under which the command prints it. */
const promised = (name: string) => new RegExp(`${name} {2}(http://\\S+)`);

/** Each command that serves, with free ports in place of its own, and what it says that it serves. */
const servers: [command: string, flags: string[], what: string[]][] = [
  ["npm start", ["--port", "0", "--docs-port", "0"], ["Docs", "Mock"]],
  ["npm run docs", ["--docs-port", "0"], ["Docs"]],
  ["npm run mock", ["--port", "0"], ["Mock"]],
];
const isCurl = (command: string) => command.startsWith("curl ");
const commands = blocks("sh").flatMap((block) => block.trim().split("\n"));

test("the commands of the README are these", () => {
  const known = ["npm ci", "npm test", "npm run diff", ...servers.map(([command]) => command)];
  expect(commands.filter((command) => !isCurl(command)).sort()).toEqual(known.sort());
});

test.each(servers)("%s serves what it says, until Ctrl-C", async (command, flags, what) => {
  const [program = "", ...words] = command.split(" ");
  const running = startIn(copy.folder, program, ...words, "--", ...flags);
  const urls: string[] = [];
  try {
    for (const name of what) {
      const [, url = ""] = await running.prints(promised(name));
      expect((await fetch(url)).status).toBeLessThan(500);
      urls.push(url);
    }
  } finally {
    await running.interrupt();
  }
  for (const url of urls) await expect(fetch(url)).rejects.toThrow();
});

test("npm ci finds a lock file that fits", async () => {
  cpSync(`${root}package-lock.json`, join(copy.folder, "package-lock.json"));
  const { stdout } = await promisify(execFile)("npm", ["ci", "--dry-run", "--offline"], { cwd: copy.folder });
  expect(stdout).toMatch(/added \d+ packages|up to date/);
});

test("npm run diff says how far the version has to move", async () => {
  const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "diff"], { cwd: root });
  expect(stdout).toMatch(/^(none|patch|minor|major)\b/);
});

test.runIf(process.env.CI)("npm test is what runs this", () => {
  expect(process.env.npm_lifecycle_event).toBe("test");
});

const hasCurl = isInstalled("curl", "that the curls of the README do as they say");

test.runIf(hasCurl).each([
  ["creates a payout", 0, { data: { type: "payout-invoices", attributes: { status: "created" } } }],
  ["moves the clock", 1, { held: false }],
])("a curl of the README %s", async (_what, index, want) => {
  const mock = await startMock({ adminPort: 0 });
  try {
    const curl = commands.filter(isCurl)[index] ?? "";
    const here = curl.replace("http://127.0.0.1:4010", mock.url).replace("http://127.0.0.1:4011", `${mock.adminUrl}`);
    const { stdout } = await promisify(execFile)("sh", ["-c", here]);
    expect(JSON.parse(stdout)).toMatchObject(want);
  } finally {
    await mock.close();
  }
});

test("the README's recipe for a test service ends as it says", async () => {
  const [, fields = ""] = /with `fields` such as\s+`(\{.*?\})`/s.exec(readme) ?? [];
  const mock = await startMock({ stepDelay: 0 });
  try {
    const attributes = {
      reference_id: "r",
      service: "test_usd",
      currency: "USD",
      amount: 1,
      fields: JSON.parse(fields),
    };
    const body = JSON.stringify({
      data: { type: "payout-invoice", attributes: { ...attributes, options: { auto_process: true } } },
    });
    const headers = { Authorization: `Basic ${btoa("account:key")}`, "Content-Type": "application/json" };
    const created = await fetch(`${mock.url}/api/payout-invoices`, { method: "POST", headers, body });
    expect(created.status).toBe(201);
    expect(await mock.payouts()).toMatchObject([{ attributes: { status: "process_failed" } }]);
  } finally {
    await mock.close();
  }
});

const preferences = [...readme.matchAll(/`(Prefer: [^`]*)`/g)]
  .map(([, header]) => (header ?? "").replace(/^Prefer: /, ""))
  .filter((preference) => preference !== "" && !/NAME/.test(preference));

test.each([...new Set(preferences)])("the README's Prefer: %s is understood", async (Prefer) => {
  const mock = await startMock();
  try {
    const headers = { Authorization: `Basic ${btoa("account:key")}`, Prefer };
    const { status } = await fetch(`${mock.url}/api/payout-services`, { headers });
    expect(status).not.toBe(422);
    expect(mock.requests()).toMatchObject([{ reason: expect.stringContaining(Prefer.split(",")[0] ?? "") }]);
  } finally {
    await mock.close();
  }
});

test("the README's table of the mock's options has every one", () => {
  const named = section("Test against the mock").matchAll(/^\| (`--[^|]*) \|/gm);
  const options = [...named].flatMap(([, cell = ""]) => [...cell.matchAll(/--[a-z-]+/g)].map(([flag]) => flag));
  const known = flagsOf(mockCommand.options);
  expect([...new Set(options)].sort()).toEqual(known.sort());
});

test("the README's files of accounts and of services are taken", async () => {
  const [accounts = "", services = ""] = blocks("json").map((text, index) => {
    const file = join(copy.folder, `recipe-${index}.json`);
    writeFileSync(file, text);
    return file;
  });
  const mock = await startMock({ accounts, services });
  await mock.close();
});

test("every npm script that the README names is there, and the other way round", () => {
  const named = new Set([...readme.matchAll(/`npm (?:run )?([a-z:]+)/g)].map(([, name]) => name));
  for (const command of ["ci", "pack"]) named.delete(command);
  expect([...named].sort()).toEqual(
    Object.keys(scripts)
      .filter((name) => name !== "prepack")
      .sort(),
  );
});

test("every file that the README links to is there", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link]) => link ?? "");
  expect(links.length).toBeGreaterThan(0);
  expect(
    links.filter((link) => !ts.sys.fileExists(`${root}${link}`) && !ts.sys.directoryExists(`${root}${link}`)),
  ).toEqual([]);
});
