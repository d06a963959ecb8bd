import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { mock as mockCommand, verify } from "../scripts/cli/commands.ts";
import { root } from "../scripts/cli/repository.ts";
import { flagsOf } from "../scripts/cli/run-command.ts";
import { outputOf } from "../scripts/cli/run-program.ts";
import { startMock } from "../scripts/mock/start-mock.ts";
import { copyRepository } from "./copy.ts";
import { blocks, readme, section, servers, toolkit, toolkitGuide } from "./readme.ts";
import { isInstalled } from "./running.ts";

const scripts: Record<string, string> = JSON.parse(readFileSync(`${root}package.json`, "utf8")).scripts;

const copy = copyRepository();
afterAll(() => copy.remove());

/** The README, and the guides for developers, which say the rest. */
const printed = [readme, ...toolkit.values()];

const isCurl = (command: string) => command.startsWith("curl ");
const commandsIn = (text: string) => blocks("sh", text).map((block) => block.trim().replace(/^npm ci && /, ""));

/**
 * The curls of the guides, and their call of verify, are run with the guides: see test/docs/guides.test.ts. The program that is
 * rehearsed here is rehearsed in test/rehearse.
 */
test("the commands of the README and of the guides for developers are these", () => {
  const commands = printed.flatMap(commandsIn).filter((command) => !isCurl(command));
  expect([...new Set(commands)].sort()).toEqual([
    expect.stringContaining("PAYOUTS_ACCOUNT_ID="),
    expect.stringContaining("npx openapi-typescript "),
    "npm run diff",
    ...servers
      .map(([command]) => command)
      .filter((command) => command !== "npm start")
      .sort(),
    expect.stringContaining("npm run rehearse -- --callback-url "),
    "npm run rehearse -- node test/rehearse/careful/typescript.ts",
    "npm start",
    "npm test",
  ]);
});

test("two commands do all", () => {
  expect(blocks("sh", readme).slice(0, 2)).toEqual(["npm ci && npm start\n", "npm ci && npm test\n"]);
});

test("the README's call of a generator gives types", async () => {
  const command = commandsIn(readme).find((one) => one.includes("npx ")) ?? "";
  const output = join(copy.folder, "payouts.d.ts");
  await outputOf("sh", ["-c", command.replace("/tmp/payouts.d.ts", `"${output}"`)], { cwd: copy.folder });
  expect(readFileSync(output, "utf8")).toContain("createPayoutInvoice");
});

test("npm ci finds a lock file that fits", async () => {
  cpSync(`${root}package-lock.json`, join(copy.folder, "package-lock.json"));
  const stdout = await outputOf("npm", ["ci", "--dry-run", "--offline"], { cwd: copy.folder });
  expect(stdout).toMatch(/added \d+ packages|up to date/);
});

test("npm run diff says how far the version has to move", async () => {
  const stdout = await outputOf("npm", ["run", "--silent", "diff"], { cwd: root });
  expect(stdout).toMatch(/^(none|patch|minor|major)\b/);
});

test("npm test is run before anything lands", () => {
  expect(readFileSync(`${root}.ci/run`, "utf8")).toMatch(/^npm test\b/m);
});

const hasCurl = isInstalled("curl", "that the curl of the README does as it says");

test.runIf(hasCurl)("the curl of the README creates a payout", async () => {
  const mock = await startMock();
  try {
    const [curl = "", ...others] = commandsIn(readme).filter(isCurl);
    expect(others).toEqual([]);
    const stdout = await outputOf("sh", ["-c", curl.replace("http://127.0.0.1:4010", mock.url)]);
    expect(JSON.parse(stdout)).toMatchObject({ data: { type: "payout-invoices", attributes: { status: "created" } } });
  } finally {
    await mock.close();
  }
});

test("the recipe for a test service ends as it says", async () => {
  const [, fields = ""] = /with `fields` such as\s+`(\{.*?\})`/s.exec(toolkitGuide("mock")) ?? [];
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

const preferences = [...printed.join("\n").matchAll(/[`"](Prefer: [^`"]*)[`"]/g)]
  .map(([, header]) => (header ?? "").replace(/^Prefer: /, ""))
  .filter((preference) => preference !== "" && !/NAME/.test(preference));

test.each([...new Set(preferences)])("Prefer: %s is understood", async (Prefer) => {
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

test("no command that is only shown has an option that there is not", () => {
  const shown = printed.flatMap((text) => blocks("console", text)).join("\n");
  const commands = [...shown.replaceAll("\\\n", " ").matchAll(/payouts-contract ([a-z]+)(.*)/g)];
  expect(new Set(commands.map(([, name]) => name))).toEqual(new Set(["mock", "verify"]));
  const flags: Record<string, string[]> = { mock: flagsOf(mockCommand.options), verify: flagsOf(verify.options) };
  const wrong = commands.flatMap(([, name = "", rest = ""]) =>
    [...rest.matchAll(/--[a-z-]+/g)].filter(([flag]) => !flags[name]?.includes(flag)),
  );
  expect(wrong).toEqual([]);
});

test("the files of accounts and of services are taken", async () => {
  const [accounts = "", services = ""] = blocks("json", toolkitGuide("mock")).map((text, index) => {
    const file = join(copy.folder, `recipe-${index}.json`);
    writeFileSync(file, text);
    return file;
  });
  const mock = await startMock({ accounts, services });
  await mock.close();
});

test("every npm script that the README or CONTRIBUTING lists is there, and the other way round", () => {
  const tables = [readme, readFileSync(`${root}CONTRIBUTING.md`, "utf8")].map((text) => section("Commands", text));
  const named = new Set([...tables.join("").matchAll(/^\| `npm (?:run )?([a-z:]+)/gm)].map(([, name]) => name));
  expect([...named].sort()).toEqual(
    Object.keys(scripts)
      // Those two npm calls by itself.
      .filter((name) => !["prepack", "dependencies"].includes(name))
      .sort(),
  );
});
