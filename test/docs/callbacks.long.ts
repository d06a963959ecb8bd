import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, expect, test } from "vitest";
import { signCallback } from "../../scripts/client/callbacks/verify-callback.ts";
import { callbackSamples } from "../../scripts/docs/samples/code-samples.ts";
import { bodies } from "../../scripts/openapi/model.ts";
import { model } from "../contract.ts";
import { freePort } from "../running.ts";
import { isRun, prepare, sampleFolder } from "./runtimes.ts";
import { neutralSite, plain, textOf } from "./site.ts";

const { folder, remove } = sampleFolder();
afterAll(remove);

const secrets = { TEST_SECRET: "secret-of-tests", LIVE_SECRET: "secret-of-live-payouts" };
const [callback] = model.callbacks;
const example = bodies(model).find(({ operationId }) => operationId === callback?.operation.operationId);
// As the platform writes JSON, and as no program writes it again.
const body = JSON.stringify(example?.value).replaceAll("/", "\\/");

/** Starts the sample on a free port, and resolves to its address once it listens. */
async function startHandler(name: string, code: string) {
  const port = await freePort();
  const prepared = await prepare(folder, { name, title: name, code }, "handler");
  // PHP's own server runs the program for each request.
  const [command = "", ...args] = name === "php" ? ["php", "-S", `127.0.0.1:${port}`, ...prepared.slice(1)] : prepared;
  const child = spawn(command, args, { env: { ...process.env, ...secrets, PORT: `${port}` }, stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  await listening(url);
  return { url, stop: () => child.kill() && once(child, "close") };
}

async function listening(url: string): Promise<void> {
  for (;;) {
    try {
      await fetch(url, { method: "POST" });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

test("the callback that the guide shows is one that its signature and the secret beside it prove", async () => {
  const [, shown = ""] =
    /<code class="language-http">([\s\S]*?)<\/code>/.exec(textOf(neutralSite, "guides/callbacks.html")) ?? [];
  const [head = "", rawBody = ""] = plain(shown).split("\n\n");
  const headers = Object.fromEntries(
    [...head.matchAll(/^([\w-]+): (.*)$/gm)].map(([, name, value]) => [name, value ?? ""]),
  );
  const secret = callback?.parameters.find((parameter) => "x-example-secret" in parameter)?.["x-example-secret"] ?? "";
  expect(await signCallback({ rawBody, secret })).toBe(headers["X-Signature"]);
  expect(Buffer.byteLength(rawBody)).toBe(Number(headers["Content-Length"]));
  expect(textOf(neutralSite, "guides/callbacks.html")).toContain(`signed with the secret ${secret}`);
});

const samples = callbackSamples().filter(({ name }) => isRun(name));

test.each(samples)(
  "the handler in $title takes what is genuine, and nothing else",
  async ({ name, code }) => {
    const handler = await startHandler(name, code);
    const send = async (text: string, signature?: string) => {
      const headers = { "content-type": "application/json", ...(signature ? { "x-signature": signature } : {}) };
      return (await fetch(handler.url, { method: "POST", headers, body: text })).status;
    };
    try {
      const genuine = await signCallback({ rawBody: body, secret: secrets.TEST_SECRET });
      expect(await send(body, genuine)).toBe(200);
      expect(await send(body.replace("processed", "canceled"), genuine)).toBe(401);
      expect(await send(body, await signCallback({ rawBody: body, secret: secrets.LIVE_SECRET }))).toBe(401);
      expect(await send(body)).toBe(401);
      expect(await send("{", await signCallback({ rawBody: "{", secret: secrets.TEST_SECRET }))).toBeGreaterThanOrEqual(
        400,
      );
    } finally {
      await handler.stop();
    }
  },
  300_000,
);
