import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { mockConnection } from "../../scripts/docs/samples/code-samples.ts";
import { callbackBody } from "../client/callbacks/payout.ts";
import { model } from "../contract.ts";
import { buildTestSite, textOf, textsOf } from "../docs/site.ts";
import { mockForTests } from "../mock/client.ts";
import { blocks, readme } from "../readme.ts";
import { complaints } from "./compile.ts";
import { project } from "./installed.ts";

const mock = await mockForTests();
const site = await buildTestSite({ connection: await mockConnection(model, mock.url) });
const text = textOf(site, "toolkit/callback-handler.md");
const [handler = "", store = ""] = blocks("ts", text);
const lines = new Map(
  [...text.matchAll(/^\| (\w+)[^|]* \| `([^`]+)`/gm)].map(([, framework = "", line = ""]) => [framework, line]),
);

const imports = `
import { toNodeListener } from "payouts-contract/callbacks";
import { handle } from "./callbacks.ts";
`;

/** The guide's lines in programs that export where they listen, or what they do with a request. */
const programs: Record<string, string> = {
  "callbacks.ts": handler.replace("createServer(", "export const server = createServer(").replace("3000", "0"),
  "seen.ts": store,
  "lambda.ts": `
import { toLambdaHandler } from "payouts-contract/callbacks";
import { handle } from "./callbacks.ts";
${lines.get("Lambda")}
export const ask = async (request: Request) => {
  const headers = Object.fromEntries(request.headers);
  const body = Buffer.from(await request.arrayBuffer()).toString("base64");
  const { statusCode } = await handler({ httpMethod: request.method, headers, body, isBase64Encoded: true });
  return { status: statusCode };
};`,
  "next.ts": `${imports}\n${lines.get("Next")}\nexport const ask = POST;`,
  "deliver.ts": `
import type { AddressInfo, Server } from "node:net";
import { signCallback } from "payouts-contract/callbacks";
import { server } from "./callbacks.ts";
import * as lambda from "./lambda.ts";
import * as next from "./next.ts";
import { seen } from "./seen.ts";

const over = (server: Server) => (request: Request) => {
  const { port } = server.address() as AddressInfo;
  return fetch(new Request(\`http://127.0.0.1:\${port}/callbacks\`, request));
};
const asked = { node: over(server), next: next.ask, lambda: lambda.ask };
const [, , sample = ""] = process.argv;
for (const [name, ask] of Object.entries(asked)) {
  const body = sample.replace("cpoi_1", name);
  const headers = { "Content-Type": "application/json", "X-Signature": await signCallback({ rawBody: body, secret: "live" }) };
  const { status } = await ask(new Request("http://127.0.0.1/callbacks", { method: "POST", headers, body }));
  console.log("answered", status);
}
console.log(await seen.replace("a", undefined, "1"), await seen.replace("a", undefined, "2"), await seen.get("a"));
process.exit();
`,
};

/** Every example of the README, and of the guides for developers on a site whose samples call the mock. */
const pages = [["README", readme] as const, ...textsOf(site, ".md").filter(([name]) => name.startsWith("toolkit/"))];
const examples = Object.fromEntries(
  pages.flatMap(([name, page]) =>
    blocks("ts", page).map((code, index) => [`${basename(name, ".md")}-${index}.ts`, code]),
  ),
);

const folder = join(project, "readme");

beforeAll(() => {
  mkdirSync(folder);
  for (const [name, code] of Object.entries({ ...examples, ...programs })) writeFileSync(join(folder, name), code);
});

test("the handler takes callbacks by node:http, in Next, and in Lambda, and its store replaces", async () => {
  const env = { ...process.env, TEST_SECRET: "test", LIVE_SECRET: "live" };
  const body = callbackBody({ test_mode: false, status: "processed" });
  const program = join(folder, "deliver.ts");
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, body], { cwd: folder, env });
  const answers = ["node", "next", "lambda"].map((name) => `${name} processed \nanswered 200\n`);
  expect([stdout, stderr]).toEqual([`${answers.join("")}true false 1\n`, ""]);
});

/** What an example prints, by the part of the package that it is about. */
const printed: Record<string, RegExp> = {
  private: /^cpoi_\w+ processed$|^test_usd /m,
  public: /\{ account: 'regexp' \}/,
  validators: /must have required property/,
  // The page on coverage begins with a percentage.
  mock: /^200 \[|^\d+\.\d \[\s+'responses /,
  seen: /^$/,
};

test.each(Object.entries(examples).filter(([, code]) => code !== handler))("%s runs", async (name, code) => {
  const about = code === store ? "seen" : /"payouts-contract\/(\w+)"/.exec(code)?.[1];
  const run = join(folder, `run-${name}`);
  writeFileSync(run, code.replace("https://HOST", mock.url));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [run], { cwd: folder });
  expect(stderr).toBe("");
  expect(stdout).toMatch(printed[`${about}`] ?? expect.unreachable(`nothing is known of ${name}, on ${about}`));
});

test("every example and every program compiles", async () => {
  const files = Object.keys({ ...examples, ...programs });
  expect(await complaints(folder, files, { module: "nodenext" })).toBe("");
}, 120_000);
