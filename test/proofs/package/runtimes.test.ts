import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root } from "../../../scripts/cli/repository.ts";
import { mockForTests } from "../../mock/client.ts";
import { bundle } from "../../package/bundle.ts";
import { project, want } from "../../package/installed.ts";

const folder = join(project, "projects");
const mock = await mockForTests({ stepDelay: 0 });
/** The program itself: the command of the package would outlive its end. */
const workerd: string = createRequire(import.meta.url)("workerd").default;
const tool = (name: string) => join(root, "test/proofs/node_modules/.bin", name);

const deno = ["run", "--no-remote", "--no-lock", "--node-modules-dir=manual", "--allow-net=127.0.0.1"];

test.each<[string, string, string[]]>([
  ["Deno", tool("deno"), deno],
  ["Bun", tool("bun"), ["run", "--no-install"]],
])("%s", async (_name, command, flags) => {
  const env = { ...process.env, DENO_DIR: join(project, "deno"), DENO_NO_UPDATE_CHECK: "1", DO_NOT_TRACK: "1" };
  const ended = await promisify(execFile)(command, [...flags, "main.js", mock.url], { cwd: folder, env });
  expect(JSON.parse(ended.stdout)).toEqual(want);
});

test("a worker, whose requests have none of what workers reject", async () => {
  const code = await bundle('export { default } from "./projects/worker.js";');
  expect(code).not.toMatch(/\bnode:|\brequire\(|\bcredentials\b|[{,]mode:/);
  writeFileSync(join(folder, "worker.bundle.js"), code);
  const worker = spawn(workerd, ["serve", "--control-fd=1", "worker.capnp"], { cwd: folder });
  try {
    const port = await portOf(worker);
    const answer = await fetch(`http://127.0.0.1:${port}/?origin=${mock.url}`);
    expect(await answer.json()).toEqual(want);
  } finally {
    worker.kill();
    await once(worker, "close");
  }
});

/** Where a worker listens, which it says on its first line. */
async function portOf(worker: ChildProcess): Promise<number> {
  let complaint = "";
  worker.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  const ended = once(worker, "close").then(() => Promise.reject(new Error(complaint)));
  ended.catch(() => {});
  const [line] = await Promise.race([once(worker.stdout ?? worker, "data"), ended]);
  return JSON.parse(String(line)).port;
}
