import { execFile } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.ts";
import { root } from "../../scripts/openapi/paths.ts";
import { copyRepository } from "../build/copy.ts";
import { isInstalled } from "../programs.ts";
import { startIn } from "../running.ts";
import { blocks, readme } from "./readme.ts";

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

const hasCurl = isInstalled("curl", "that the curl of the README creates a payout");

test.runIf(hasCurl)("the curl of the README creates a payout", async () => {
  const mock = await startMock();
  try {
    const [curl = ""] = commands.filter(isCurl);
    const { stdout } = await promisify(execFile)("sh", ["-c", curl.replace("http://127.0.0.1:4010", mock.url)]);
    expect(JSON.parse(stdout)).toMatchObject({ data: { type: "payout-invoices", attributes: { status: "created" } } });
  } finally {
    await mock.close();
  }
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
