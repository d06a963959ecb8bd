import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { expect, inject, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { runProgram } from "../../scripts/cli/run-program.ts";
import { manifest } from "./installed.ts";

const tarball = inject("tarball");

test("publint has nothing against the package", async () => {
  const { buffer } = new Uint8Array(readFileSync(tarball));
  expect((await publint({ pack: { tarball: buffer }, level: "suggestion", strict: true })).messages).toEqual([]);
});

test("the types are what the modules are, wherever ES modules can be imported", async () => {
  const attw = join(root, "node_modules/.bin/attw");
  // Documents in YAML are read as files, and are no modules.
  const documents = Object.keys(manifest.exports).filter((name) => name.endsWith(".yaml"));
  const flags = ["--profile", "esm-only", "--no-color", "--exclude-entrypoints", ...documents];
  const { code, stdout } = await runProgram(attw, [tarball, ...flags]);
  expect(code, stdout).toBe(0);
}, 120_000);
