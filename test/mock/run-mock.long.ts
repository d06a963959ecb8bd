import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { contract, model } from "../contract.ts";
import { copyRepository } from "../copy.ts";
import { serve } from "../listen.ts";
import { start } from "../running.ts";
import { basic, caller } from "./client.ts";
import { spawnFile, spawnMock } from "./spawn-mock.ts";

const folder = mkdtempSync(join(tmpdir(), "command-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = model.operations.find(({ operation }) => operation.operationId === "getPayoutService")?.path ?? "";
const script = (...args: string[]) => start(process.execPath, `${root}scripts/mock.ts`, ...args);

/** A contract that refers to a file of this machine. */
const outside = join(folder, "outside.json");
writeFileSync(outside, JSON.stringify({ ...contract, paths: { "/outside": { $ref: "/etc/hostname" } } }));

/** A contract with another operation in the place of one, or with none there. */
function other(name: string): string {
  const file = join(folder, `${name}.json`);
  const { [path]: item, ...paths } = contract.paths;
  const renamed = { [path]: { get: { ...item?.get, operationId: name } } };
  writeFileSync(file, JSON.stringify({ ...contract, paths: name === "without" ? paths : { ...paths, ...renamed } }));
  return file;
}

test.each([
  [["--bogus"], "--bogus: no such option. See --help."],
  [["--step-dealy", "5"], "--step-dealy: no such option. Did you mean --step-delay?"],
  [["--port", "70000"], "--port 70000: not a port"],
  [["--latency=-1"], "--latency -1: no number that fits"],
  [["--latency=soon"], "--latency soon: no number that fits"],
  [["--step-delay", "-1"], "--step-delay -1: no number that fits. Give a whole number from 0 to "],
  [["--port", "-1"], "--port -1: not a port"],
  [["--step-delay=1.5"], "--step-delay 1.5: no number that fits"],
  [["--body-limit=99999999999"], "--body-limit 99999999999: no number that fits"],
  [["--services", "none.json"], "none.json: can't be read. Give the services as a JSON file that exists."],
  [["--accounts", "none.json"], "none.json: can't be read. Give the accounts as a JSON file that exists."],
  [
    ["--contract", "package.json"],
    'package.json: has no "openapi": "3.1.1" or the like. Give an OpenAPI document such as generated/openapi.json.',
  ],
  [
    ["--contract", "generated/openapi.private.json"],
    "generated/openapi.private.json: is not a contract of both APIs. Give one such as generated/openapi.json.",
  ],
  [["--contract", "README.md"], "README.md: is not valid JSON. Give the contract in JSON."],
  [["--stateless", "--store", "sqlite:x.db"], "--stateless and --store: one keeps nothing, the other everything."],
  [["--contract", outside], `${outside}: #/paths/~1outside: /etc/hostname leads nowhere. `],
  [["--contract", other("newOperation")], `${folder}/newOperation.json: the mock has no handler for newOperation. `],
  [["--contract", other("without")], `${folder}/without.json: getPayoutService is missing. `],
  [
    ["--admin-port", "0", "--admin-host", "0.0.0.0"],
    "--admin-host 0.0.0.0: others can reach it, so it needs a token. Give --admin-token-file FILE, or set PAYOUTS_MOCK_ADMIN_TOKEN.",
  ],
  [["--admin-token", "secret"], "--admin-token: no such option. Did you mean --admin-token-file?"],
  [["--brand", "nobody"], "--brand nobody: no such brand. There are "],
  [["--brand", "cascad", "--contract", "x"], "--brand and --contract: each names a document. Give one of them."],
  [["--callback-retry-unit", "soon"], "--callback-retry-unit soon: not a duration. Give one such as 100ms, 1s or 1m."],
  [["--fault-rate", "101"], "--fault-rate 101: not a percentage. Give a number from 0 to 100."],
  [["--callback-shuffle", "x"], "--callback-shuffle x: no number that fits"],
  [["--callback-hosts", "a b"], "--callback-hosts a b: not a host. "],
  [["--dialect", "amounts"], "--dialect amounts: no such dialect. There are amounts-rounded, amounts-two-digits, "],
  [
    ["--dialect", "amounts-text,lookups-lag:x"],
    "--dialect lookups-lag:x: no such value. Give a number of lookups from ",
  ],
  [["--log", "loud"], "--log loud: no such style. There are pretty, json, silent."],
  [["--store", "file"], "--store file: not a store. Give memory, sqlite:FILE or postgres://HOST/NAME."],
])("%j is one line and exit 2", async (args, error) => {
  const running = script(...args);
  expect(await running.ends()).toBe(2);
  expect(running.output().startsWith(error)).toBe(true);
  expect(running.output().trimEnd()).not.toContain("\n");
});

test("a token from the environment is needed, and is in no output", async () => {
  const token = "a-token-of-the-environment-1234";
  const command = ["env", `PAYOUTS_MOCK_ADMIN_TOKEN=${token}`, process.execPath, `${root}scripts/mock.ts`] as const;
  const own = start(...command, "--port", "0", "--admin-port", "0", "--admin-host", "0.0.0.0", "--log", "json");
  const [, url = ""] = await own.prints(/Mock {2}(\S+)/);
  const [, adminUrl = ""] = await own.prints(/Admin (\S+)/);
  const admin = caller(adminUrl.replace("0.0.0.0", "127.0.0.1"));
  const headers = { Authorization: `Bearer ${token}` };
  expect((await admin("GET /clock")).status).toBe(401);
  expect((await admin("GET /clock", { headers })).status).toBe(200);
  // Where somebody takes one port for the other.
  expect((await caller(url)("GET /api/payout-services", { headers })).status).toBe(401);
  expect(JSON.stringify((await admin("GET /requests", { headers })).body)).not.toContain(token);
  await own.prints(/"status":401/);
  expect(await own.interrupt()).toBe(0);
  expect(own.output()).not.toContain(token);
});

test("a taken port is one line and exit 2", async () => {
  const other = await serve();
  const { port } = other;
  const running = script("--port", `${port}`);
  expect(await running.ends()).toBe(2);
  expect(running.output()).toBe(
    `Port ${port} on 127.0.0.1 is taken. End what listens there, or choose another with --port.\n`,
  );
  await other.close();
});

test("a brand's contract is answered by, and Ctrl-C ends it cleanly", async () => {
  const copy = copyRepository();
  onTestFinished(() => copy.remove());
  const mock = await spawnFile(`${copy.folder}/scripts/mock.ts`, "--brand", "cascad");
  const answer = await caller(mock.url)("GET /api/payout-services");
  expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, 'Basic realm="Cascad Payouts API"']);
  mock.interrupt();
  expect(await mock.ended).toBe(0);
});

test.each(["SIGTERM", "SIGKILL"] as const)("it ends when npm, which started it, is ended by %s", async (signal) => {
  const npm = spawn("npm", ["run", "mock", "--", "--port", "0"], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
  const url = await new Promise<string>((resolve) => {
    let text = "";
    npm.stderr.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      const address = /Mock {2}(\S+)/.exec(text)?.[1];
      if (address) resolve(address);
    });
  });
  npm.kill(signal);
  await expect.poll(() => caller(url)("GET /health").catch(() => "gone"), { timeout: 20_000 }).toBe("gone");
});

test("--ready-file says where it listens, from when it does until it ends", async () => {
  const file = join(folder, "ready.json");
  const mock = await spawnMock("--admin-port", "0", "--ready-file", file);
  await expect.poll(() => existsSync(file)).toBe(true);
  const { pid, ...urls } = JSON.parse(readFileSync(file, "utf8"));
  expect(urls).toEqual({ url: mock.url, adminUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
  process.kill(pid, "SIGTERM");
  expect([await mock.ended, existsSync(file)]).toEqual([0, false]);
});

test("with --https, the certificate to trust is in a file, which the ready file names, for as long as it is served", async () => {
  const file = join(folder, "secure.json");
  const mock = await spawnMock("--https", "--base-path", "/mocks", "--private-path", "/", "--ready-file", file);
  await expect.poll(() => existsSync(file)).toBe(true);
  const { url, certificate } = JSON.parse(readFileSync(file, "utf8"));
  expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/mocks$/);
  expect(mock.stderr()).toBe(
    `Mock  ${url}  (private API at /mocks, public API at /mocks/public-api)\nTrust ${certificate}\n`,
  );
  const ask = `fetch("${url}/payout-services", { headers: { Authorization: "${basic("a")}" } }).then(({ status }) => console.log(status))`;
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: certificate };
  expect(execFileSync(process.execPath, ["-e", ask], { env, encoding: "utf8" })).toBe("200\n");
  mock.terminate();
  expect([await mock.ended, existsSync(certificate)]).toEqual([0, false]);
});

test("a ready file that can't be written is one line and exit 2", async () => {
  const running = script("--port", "0", "--ready-file", join(folder, "none/ready.json"));
  expect(await running.ends()).toBe(2);
  expect(running.output()).toContain(
    "/none/ready.json: can't be written (ENOENT). Name a file in a folder that exists.",
  );
});

test("the log is JSON lines where nobody reads it on a terminal", async () => {
  const mock = await spawnMock();
  await caller(mock.url)("GET /api/payout-services?page[size]=1", { headers: { Authorization: basic("reader") } });
  mock.interrupt();
  await mock.ended;
  expect(
    mock
      .stdout()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([
    {
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      method: "GET",
      path: "/api/payout-services",
      status: 200,
      milliseconds: expect.any(Number),
      operation: "listPayoutServices",
      account: "reader",
    },
  ]);
});

test.each([
  ["silent", /^$/],
  ["pretty", /^\d\d:\d\d:\d\d\.\d{3} {2}200 {2} +\d+ ms {2}GET {6}\/api\/payout-services {2}reader\n$/],
])("--log %s", async (style, want) => {
  const mock = await spawnMock("--log", style);
  await caller(mock.url)("GET /api/payout-services", { headers: { Authorization: basic("reader") } });
  mock.interrupt();
  await mock.ended;
  expect(mock.stdout()).toMatch(want);
});

test("a reader who leaves, as `head -1` does, ends neither the mock nor an answer", async () => {
  const mock = await spawnMock();
  const call = caller(mock.url);
  const ask = () => call("GET /api/payout-services", { headers: { Authorization: basic("reader") } });
  mock.stopReading();
  const statuses: number[] = [];
  for (let index = 0; index < 5; index++) statuses.push((await ask()).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200]);
  mock.interrupt();
  expect(await mock.ended).toBe(0);
});
