import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import ts from "typescript";
import { expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.ts";
import { root } from "../../scripts/openapi/paths.ts";
import { blocks, readme } from "./readme.ts";

const scripts: Record<string, string> = JSON.parse(readFileSync(`${root}package.json`, "utf8")).scripts;

/** Each command that the README tells a reader to type, and where it is run. */
const runners: [command: string, file: string, how: string][] = [
  ["npm ci", ".ci/run", "npm ci\n"],
  ["npm test", ".ci/run", "npm test"],
  ["npm start", "test/start.test.ts", 'script("start"'],
  ["npm run docs", "test/start.test.ts", 'script("docs"'],
  ["npm run mock", "test/mock/command/command.test.ts", "scripts/mock.ts"],
];
const isCurl = (command: string) => command.startsWith("curl ");
const commands = blocks("sh").flatMap((block) => block.trim().split("\n"));

test("every command of the README is run by a test or by CI", () => {
  expect(commands.filter((command) => !isCurl(command)).sort()).toEqual(runners.map(([command]) => command).sort());
});

test.each(runners)("%s is run by %s", (_command, file, how) => {
  expect(readFileSync(`${root}${file}`, "utf8")).toContain(how);
});

test("the curl of the README creates a payout", async () => {
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
