import { execFile } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { root } from "../../scripts/openapi/paths.ts";
import { caller } from "./client.ts";
import { spawnFile } from "./spawn-mock.ts";

const run = promisify(execFile);

// Below node_modules, as in a project that installed it: types are not stripped there, and dependencies are found.
const cache = join(root, "node_modules/.cache");
mkdirSync(cache, { recursive: true });
const project = mkdtempSync(join(cache, "project-"));
afterAll(() => rmSync(project, { recursive: true }));

const installed = join(project, "node_modules/payouts-contract");
mkdirSync(installed, { recursive: true });
await run("npm", ["pack", "--pack-destination", project], { cwd: root });
const [tarball = ""] = globSync("*.tgz", { cwd: project });
await run("tar", ["-xzf", join(project, tarball), "-C", installed, "--strip-components=1"]);
const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));

test("the package's command starts a mock that answers", async () => {
  const mock = await spawnFile(join(installed, manifest.bin["payouts-contract"]), "mock", "--brand", "corefy");
  try {
    const answer = await caller(mock.url)("GET /api/payout-services", { account: "package" });
    expect([answer.status, answer.body.meta.page]).toEqual([200, 1]);
  } finally {
    mock.interrupt();
    expect(await mock.ended).toBe(0);
  }
});

test("startMock is what other repositories import", async () => {
  const file = join(project, "use.mjs");
  writeFileSync(
    file,
    `import { startMock } from "payouts-contract/mock";
     const mock = await startMock();
     const { status } = await fetch(mock.url + "/nothing");
     await mock.reset();
     console.log(JSON.stringify([status, mock.requests()]));
     await mock.close();`,
  );
  const { stdout } = await run(process.execPath, [file]);
  expect(stdout).toBe("[404,[]]\n");
});

test("it depends on nothing that it does not name", () => {
  const scripts = globSync("generated/package/**/*.js", { cwd: installed });
  const imports = scripts.flatMap((name) =>
    [...readFileSync(join(installed, name), "utf8").matchAll(/(?:from|import) "([^".][^"]*)"/g)].map(
      ([, from]) => from,
    ),
  );
  const packages = imports
    .filter((name) => name !== undefined && !name.startsWith("node:") && !builtinModules.includes(name))
    .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name ?? "")?.[0]);
  expect(scripts.length).toBeGreaterThan(10);
  expect([...new Set(packages)].filter((name) => !(`${name}` in manifest.dependencies))).toEqual([]);
});

test.each([
  [[], "No command: the one command is mock."],
  [["bogus"], "bogus: the one command is mock."],
])("%j is one line and exit 2", async (args, error) => {
  const failure = await run(process.execPath, [join(installed, manifest.bin["payouts-contract"]), ...args]).catch(
    (reason) => reason,
  );
  expect([failure.code, failure.stderr.startsWith(error)]).toEqual([2, true]);
});
