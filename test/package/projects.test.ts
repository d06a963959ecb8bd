import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { mockForTests } from "../mock/client.ts";
import { bundle } from "./bundle.ts";
import { complaints } from "./compile.ts";
import { project, want } from "./installed.ts";

const folder = join(project, "projects");
const mock = await mockForTests({ stepDelay: 0 });

/** This Node, and the one that npm was started with, which may be the oldest that is supported. */
const nodes = [...new Set([process.execPath, process.env.npm_node_execpath ?? process.execPath])];

test.each(nodes)("ES modules, %s", async (node) => {
  const { stdout } = await promisify(execFile)(node, ["main.js", mock.url], { cwd: folder });
  expect(JSON.parse(stdout)).toEqual(want);
});

test.each(nodes)("CommonJS, %s", async (node) => {
  const { stdout } = await promisify(execFile)(node, ["main.cjs", mock.url], { cwd: folder });
  expect(stdout).toBe("[[404,404],true,false]\nunreadable\n");
});

test.each(nodes)("CommonJS where `require` loads no ES modules, as in older Nodes, %s", async (node) => {
  const old = "--no-experimental-require-module";
  const { stdout } = await promisify(execFile)(node, [old, "main.cjs", mock.url], { cwd: folder });
  expect(stdout).toBe("[[404,404],false,false]\nunreadable\n");
});

test("Vite", async () => {
  const { build } = await import("vite");
  const entry = join(folder, "main.js");
  const lib = { entry, formats: ["es" as const], fileName: "vite" };
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    build: { lib, outDir: "vite", emptyOutDir: false },
  });
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "vite/vite.js"), mock.url]);
  expect(JSON.parse(stdout)).toEqual(want);
});

test("a bundle for browsers", async () => {
  const file = join(folder, "main.bundle.js");
  writeFileSync(file, await bundle('import "./projects/main.js";'));
  const { stdout } = await promisify(execFile)(process.execPath, [file, mock.url]);
  expect(JSON.parse(stdout)).toEqual(want);
});

test.each<[string, string[], object]>([
  ["nodenext", ["main.js", "main.cjs", "worker.js", "mock.js"], { module: "nodenext" }],
  ["bundler", ["main.js", "worker.js"], { module: "esnext", moduleResolution: "bundler" }],
  // It knows no exports of a package, and is what older projects have.
  ["node10", ["main.js"], { module: "esnext", moduleResolution: "node10" }],
  ["node10 from CommonJS", ["types.cts"], { module: "commonjs", moduleResolution: "node10" }],
  // It lets no CommonJS import an ES module.
  ["node16 from CommonJS", ["types.cts", "main.cjs"], { module: "node16", moduleResolution: "node16" }],
  ["nodenext from CommonJS", ["types.cts"], { module: "nodenext" }],
])(
  "the types hold where modules are resolved as %s, without those of Node",
  async (_name, files, options) => {
    const strict = { skipLibCheck: false, checkJs: true, lib: ["es2024", "dom"], types: [], ...options };
    expect(await complaints(folder, files, strict)).toBe("");
  },
  120_000,
);
