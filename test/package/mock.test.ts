import { join } from "node:path";
import { expect, test } from "vitest";
import { runProgram } from "../../scripts/cli/run-program.ts";
import { startBrowser, visit } from "../browser.ts";
import { caller, mockForTests } from "../mock/client.ts";
import { contractRequest } from "../mock/prism/contract-requests.ts";
import { seeded } from "../mock/random.ts";
import { spawnFile } from "../mock/spawn-mock.ts";
import { command, project } from "./installed.ts";

test("the package's command starts a mock that answers", async () => {
  const mock = await spawnFile(command, "mock", "--brand", "corefy");
  try {
    const answer = await caller(mock.url)("GET /api/payout-services", { account: "package" });
    expect([answer.status, answer.body.meta.page]).toEqual([200, 1]);
  } finally {
    mock.interrupt();
    expect(await mock.ended).toBe(0);
  }
});

test("its admin page works, too", async () => {
  const mock = await spawnFile(command, "mock", "--admin-port", "0");
  const browser = await startBrowser();
  try {
    const [, adminUrl = ""] = /Admin (\S+)/.exec(mock.stderr()) ?? [];
    const { complaints } = await visit(browser, adminUrl, async (page) => {
      await page.getByRole("heading", { name: "No request yet" }).waitFor();
    });
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
    mock.interrupt();
    await mock.ended;
  }
});

test("the bundled mock answers as the one in the repository", async () => {
  const bundled = await spawnFile(command, "mock", "--stateless");
  try {
    const own = await mockForTests({ stateless: true });
    const random = seeded(8);
    for (let done = 0; done < 300; done++) {
      const { method, path, query, headers, json } = contractRequest(random);
      const line = `${method} ${path}?${new URLSearchParams(query)}`;
      const options = { headers, ...(json === undefined || method === "HEAD" ? {} : { body: JSON.stringify(json) }) };
      const [expected, answer] = await Promise.all([own, bundled].map(({ url }) => caller(url)(line, options)));
      expect([line, answer?.status]).toEqual([line, expected?.status]);
      // What is generated is another thing each time.
      if (headers.Prefer !== "dynamic=true") expect([line, answer?.body]).toEqual([line, expected?.body]);
    }
  } finally {
    bundled.interrupt();
    await bundled.ended;
  }
});

/** Has a Node say that it is an older one. */
const old = `--import=data:text/javascript,${encodeURIComponent(
  'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })',
)}`;
/** This Node, which says that it is older, and the one that npm was started with, if that is. */
const olderNodes = [[process.execPath, old]];
const { npm_node_execpath } = process.env;
if (npm_node_execpath) olderNodes.push([npm_node_execpath, old]);

test.each(olderNodes)("an older Node is told by the command and by the import alike, %s", async (node, pretend) => {
  const line = "Node 20.20.2 is too old for the mock and the commands of payouts-contract. Use Node 24 or later.";
  const called = await runProgram(node, [pretend, command, "mock"]);
  expect([called.code, called.stderr]).toEqual([2, `${line}\n`]);
  const imported = await runProgram(node, [pretend, join(project, "projects/mock.js")]);
  expect([imported.code, imported.stderr]).toEqual([1, expect.stringContaining(`Error: ${line}\n`)]);
});

test("startMock is what other repositories import", async () => {
  const { stdout } = await runProgram(process.execPath, [join(project, "projects/mock.js")]);
  expect(stdout).toBe("[404,[]]\n");
});

test.each([
  [[], "Usage: npx payouts-contract COMMAND [options]\n\n  mock   "],
  [["vrify"], "vrify: no such command. Did you mean verify? See npx payouts-contract --help.\n"],
  [["bogus"], "bogus: no such command. There are mock, verify, diff, rehearse. See npx payouts-contract --help.\n"],
])("%j says which commands there are, and is exit 2", async (args, error) => {
  const failure = await runProgram(process.execPath, [command, ...args]);
  expect([failure.code, failure.stderr.startsWith(error)]).toEqual([2, true]);
});

test("--help lists the commands, and each lists its options", async () => {
  const { stdout } = await runProgram(process.execPath, [command, "--help"]);
  const names = [...stdout.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name ?? "");
  expect(names).toEqual(["mock", "verify", "diff", "rehearse"]);
  for (const name of names) {
    const help = await runProgram(process.execPath, [command, name, "--help"]);
    expect(help.stdout).toContain(`npx payouts-contract ${name} `);
  }
});
