import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { callbackBody } from "../../client/callbacks/payout.ts";
import { neutralSite, textOf } from "../../docs/site.ts";
import { complaints } from "../../package/compile.ts";
import { project } from "../../package/installed.ts";
import { blocks } from "../../readme.ts";

const text = textOf(neutralSite, "toolkit/callback-handler.md");
const [handler = ""] = blocks("ts", text);
const lines = new Map(
  [...text.matchAll(/^\| (\w+)[^|]* \| `([^`]+)`/gm)].map(([, framework = "", line = ""]) => [framework, line]),
);

const imports = `
import { toNodeListener } from "payouts-contract/callbacks";
import { handle } from "./callbacks.ts";
`;

/** The documented lines in programs that export where they listen, or what they do with a request. */
const programs: Record<string, string> = {
  "callbacks.ts": handler.replace("createServer(", "export const server = createServer(").replace("3000", "0"),
  "express.ts": `import express from "express";${imports}
const app = express();
${lines.get("Express")}
export const server = app.listen(0);`,
  "fastify.ts": `import { fastify } from "fastify";${imports}
const app = fastify();
${lines.get("Fastify")}
await app.listen({ port: 0 });
export const server = app.server;`,
  "hono.ts": `import { Hono } from "hono";${imports}
const app = new Hono();
${lines.get("Hono")}
export const ask = (request: Request) => app.request(request);`,
  "deliver.ts": `
import type { AddressInfo, Server } from "node:net";
import { signCallback } from "payouts-contract/callbacks";
import * as express from "./express.ts";
import * as fastify from "./fastify.ts";
import * as hono from "./hono.ts";

const over = (server: Server) => (request: Request) => {
  const { port } = server.address() as AddressInfo;
  return fetch(new Request(\`http://127.0.0.1:\${port}/callbacks\`, request));
};
const asked = { express: over(express.server), fastify: over(fastify.server), hono: hono.ask };
const [, , sample = ""] = process.argv;
for (const [name, ask] of Object.entries(asked)) {
  const body = sample.replace("cpoi_1", name);
  const headers = { "Content-Type": "application/json", "X-Signature": await signCallback({ rawBody: body, secret: "live" }) };
  const { status } = await ask(new Request("http://127.0.0.1/callbacks", { method: "POST", headers, body }));
  console.log("answered", status);
}
process.exit();
`,
};

const folder = join(project, "frameworks");
mkdirSync(folder);
for (const [name, code] of Object.entries(programs)) writeFileSync(join(folder, name), code);

test("the documented handler takes callbacks in each framework", async () => {
  const env = { ...process.env, TEST_SECRET: "test", LIVE_SECRET: "live" };
  const body = callbackBody({ test_mode: false, status: "processed" });
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(folder, "deliver.ts"), body], {
    cwd: folder,
    env,
  });
  const taken = ["express", "fastify", "hono"].map((name) => `${name} processed \nanswered 200\n`);
  expect([stdout, stderr]).toEqual([taken.join(""), ""]);
});

test("every program compiles", async () => {
  expect(await complaints(folder, Object.keys(programs), { module: "nodenext" })).toBe("");
}, 120_000);
