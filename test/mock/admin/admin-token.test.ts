import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { UsageError } from "../../../scripts/cli/command-line.ts";
import { tokenOfEnvironment } from "../../../scripts/mock/admin/admin-token.ts";
import { readAdminContract } from "../../../scripts/mock/admin/start-admin.ts";
import { startMock } from "../../../scripts/mock/start-mock.ts";
import { readModel } from "../../../scripts/openapi/model.ts";
import { adminCaller, caller, mockForTests } from "../client.ts";
import { converse } from "../http/raw.ts";

const token = "a-token-of-32-characters-1234567";
const folder = mkdtempSync(join(tmpdir(), "payouts-contract-token-"));
afterAll(() => rmSync(folder, { recursive: true }));
const tokenFile = join(folder, "token");
writeFileSync(tokenFile, `${token}\n`);

const document = readAdminContract();
const mock = await mockForTests({ adminPort: 0, adminHost: "0.0.0.0", adminTokenFile: tokenFile });
const local = (mock.adminUrl ?? "").replace("0.0.0.0", "127.0.0.1");
const bearer = (given: string) => ({ Authorization: `Bearer ${given}` });

test.each<[what: string, headers: Record<string, string>, status: number]>([
  ["the token", bearer(token), 200],
  ["the scheme in other letters", { Authorization: `bearer ${token}` }, 200],
  ["no token", {}, 401],
  ["a part of it", bearer(token.slice(0, -1)), 401],
  ["more than it", bearer(`${token}1`), 401],
  ["another one", bearer(token.toUpperCase()), 401],
  ["the token as a password", { Authorization: `Basic ${btoa(`admin:${token}`)}` }, 401],
  ["the token as it is", { Authorization: token }, 401],
])("with %s: %j", async (_what, headers, status) => {
  const response = await caller(local)("GET /clock", { headers });
  expect(response.status).toBe(status);
  expect(response.headers.get("www-authenticate")).toBe(status === 401 ? 'Bearer realm="Mock admin API"' : null);
  expect(JSON.stringify(response.body)).not.toContain(token);
});

test.each(
  readModel(document).operations.map(({ method, path, operation }) => [
    `${method.toUpperCase()} ${path.replaceAll(/\{.*\}/g, "x")}`,
    operation.security ?? document.security ?? [],
  ]),
)("%s needs the token, as the document says", async (line, security) => {
  expect(security).toContainEqual(expect.objectContaining({ token: [] }));
  expect((await adminCaller(local)(`${line}`, {})).status).toBe(401);
  expect((await adminCaller(local)(`${line}`, { headers: bearer(`${token}-`) })).status).toBe(401);
});

test("what changes something needs the header beside the token, which a callback can't send", async () => {
  const { id } = await mock.create("shop");
  expect((await caller(local)("POST /reset", { headers: bearer(token) })).status).toBe(403);
  expect(await mock.payouts("shop")).toMatchObject([{ id }]);
  expect((await adminCaller(local)("POST /reset", { headers: bearer(token) })).status).toBe(204);
});

test.each([
  ["by another name and port, as from outside a container", { Host: "mock.test:32768" }, 200],
  ["a page of its own origin", { Host: "mock.test:32768", Origin: "http://mock.test:32768" }, 200],
  ["a page of its own origin behind a proxy", { Host: "mock.test", Origin: "https://mock.test" }, 200],
  ["a page of another origin", { Host: "mock.test:32768", Origin: "http://mock.test" }, 403],
  ["a page in a sandbox", { Host: "mock.test", Origin: "null" }, 403],
  ["an image in another page", { Host: "mock.test", "Sec-Fetch-Site": "cross-site" }, 403],
])("%s: %j", async (_name, headers, status) => {
  const lines = Object.entries({ ...headers, ...bearer(token) }).map(([name, value]) => `${name}: ${value}\r\n`);
  const [answer] = await converse(local, [`GET /clock HTTP/1.1\r\n${lines.join("")}\r\n`], 1);
  expect(answer?.status).toBe(status);
});

test("the page itself needs none: it asks for it", async () => {
  for (const path of ["/", "/page.js", "/page.css", "/openapi.json"]) {
    const response = await fetch(local + path);
    expect([path, response.status, (await response.text()).includes(token)]).toEqual([path, 200, false]);
  }
});

test("on the loopback address a token is needed where there is one", async () => {
  const own = await mockForTests({ adminPort: 0, adminToken: token });
  const admin = caller(own.adminUrl ?? "");
  expect(new URL(own.adminUrl ?? "").hostname).toBe("127.0.0.1");
  expect((await admin("GET /clock")).status).toBe(401);
  expect((await admin("GET /clock", { headers: bearer(token) })).status).toBe(200);
  const elsewhere = await mockForTests({ adminPort: 0, adminHost: "127.0.0.2" });
  expect((await caller(elsewhere.adminUrl ?? "")("GET /clock")).status).toBe(200);
});

const short = join(folder, "short");
writeFileSync(short, "secret\n");
const remedy =
  "others can reach it, so it needs a token. Give --admin-token-file FILE, or set PAYOUTS_MOCK_ADMIN_TOKEN.";
const fits = "no token that fits. Give 16 to 256 letters, digits, or any of -._~+/=.";

test.each<[options: object, error: string]>([
  [{ adminPort: 0, adminHost: "0.0.0.0" }, `--admin-host 0.0.0.0: ${remedy}`],
  [{ adminPort: 0, adminHost: "::" }, `--admin-host ::: ${remedy}`],
  [{ adminPort: 0, adminHost: "192.0.2.1" }, `--admin-host 192.0.2.1: ${remedy}`],
  [{ adminPort: 0, adminHost: "mock.test" }, `--admin-host mock.test: ${remedy}`],
  [
    { adminHost: "0.0.0.0", adminToken: token },
    "--admin-host: there is no admin API without a port. Give --admin-port, too.",
  ],
  [{ adminTokenFile: tokenFile }, "--admin-token-file: there is no admin API without a port. Give --admin-port, too."],
  [
    { adminPort: 0, adminHost: "192.0.2.1", adminToken: token },
    "192.0.2.1 is not an address of this machine. Choose another with --admin-host.",
  ],
  [{ adminPort: 0, adminTokenFile: short }, `--admin-token-file ${short}: ${fits}`],
  [
    { adminPort: 0, adminTokenFile: `${folder}/none` },
    `--admin-token-file ${folder}/none: can't be read (ENOENT). Name a file that has the token.`,
  ],
  [{ adminPort: 0, adminToken: "secret" }, `adminToken: ${fits}`],
  [{ adminPort: 0, adminToken: 1234567890123456 }, `adminToken: ${fits}`],
])("startMock(%j) is rejected, and no token is shown", async (options, error) => {
  await expect(startMock(options)).rejects.toThrow(new UsageError(error));
});

test("the environment has the token of a command, and an empty one is none", () => {
  const before = process.env.PAYOUTS_MOCK_ADMIN_TOKEN;
  try {
    process.env.PAYOUTS_MOCK_ADMIN_TOKEN = token;
    expect(tokenOfEnvironment()).toEqual({ adminToken: token });
    process.env.PAYOUTS_MOCK_ADMIN_TOKEN = "";
    expect(tokenOfEnvironment()).toEqual({});
    process.env.PAYOUTS_MOCK_ADMIN_TOKEN = "secret";
    expect(tokenOfEnvironment).toThrow(new UsageError(`PAYOUTS_MOCK_ADMIN_TOKEN: ${fits}`));
  } finally {
    if (before === undefined) delete process.env.PAYOUTS_MOCK_ADMIN_TOKEN;
    else process.env.PAYOUTS_MOCK_ADMIN_TOKEN = before;
  }
});
