import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { expect, inject, test } from "vitest";
import { root } from "../../../scripts/cli/repository.ts";
import { runProgram } from "../../../scripts/cli/run-program.ts";
import { manifest } from "../../package/installed.ts";

const tarball = inject("tarball");

test("publint has nothing against the package", async () => {
  const { buffer } = new Uint8Array(readFileSync(tarball));
  expect((await publint({ pack: { tarball: buffer }, level: "suggestion", strict: true })).messages).toEqual([]);
});

test("the types are what the modules are, by `import`, by `require`, in bundlers, and in older projects", async () => {
  const attw = join(root, "test/proofs/node_modules/.bin/attw");
  // Documents are read as files. Older projects have no paths for them.
  const documents = Object.keys(manifest.exports).filter((name) => /\.(yaml|json)$/.test(name));
  const flags = ["--no-color", "--exclude-entrypoints", ...documents];
  const { code, stdout } = await runProgram(attw, [tarball, ...flags]);
  expect(code, stdout).toBe(0);
}, 120_000);
