import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../scripts/cli/repository.ts";
import { runProgram } from "../../../scripts/cli/run-program.ts";
import { complaints } from "../../package/compile.ts";
import { project } from "../../package/installed.ts";

const folder = join(project, "projects");
const modules = join(root, "test/proofs/node_modules");

test("Jest, with its default settings", async () => {
  const jest = join(modules, "jest/bin/jest.js");
  const { code, stderr } = await runProgram(process.execPath, [jest, "--rootDir", folder]);
  expect([code, stderr]).toEqual([0, expect.stringContaining("2 passed, 2 total")]);
});

test.each<[string, string[], object]>([
  ["node10", ["types.cts"], { module: "commonjs", moduleResolution: "node10" }],
  ["node16", ["types.cts", "main.js"], { module: "node16", moduleResolution: "node16" }],
  ["bundler", ["main.js"], { module: "esnext", moduleResolution: "bundler" }],
])("the types hold in TypeScript 5.4, %s", async (_name, files, options) => {
  const old = { lib: ["es2023", "dom"], target: "es2022", skipLibCheck: false, checkJs: true, types: [] };
  expect(await complaints(folder, files, { ...old, ...options }, join(modules, "typescript-5.4"))).toBe("");
});
